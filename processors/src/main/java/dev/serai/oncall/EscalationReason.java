package dev.serai.oncall;

import dev.serai.wire.ReasonCode;

/** Why a chain began, called, or ended. */
public enum EscalationReason implements ReasonCode {
    /** The condition of a chain holds. */
    CHAIN,
    /** The condition of a chain has no value here: in doubt it holds. */
    BROKEN_CONDITION,
    /** No chain is for this incident. */
    NO_CHAIN,
    /** No chain is for this incident, and the policy has people reminded of it. */
    REMINDER,
    /** Nobody acknowledged in time. */
    STEP_DUE,
    /** No rota of the step names somebody now. */
    NOBODY_ON_CALL,
    /** Somebody acknowledged. */
    ACKNOWLEDGED,
    /** Somebody has it, so that nobody has to be reminded. */
    ASSIGNED,
    /** The incident is over. */
    RESOLVED,
    /** Somebody wants to be reminded later. */
    SNOOZED,
    /** A silence, a maintenance window, a mute time or another alert keeps it from notifying anybody for a time. */
    SUPPRESSED,
    /** All rounds are over. */
    NOBODY_ACKNOWLEDGED
}
