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
    /** Nobody acknowledged in time. */
    STEP_DUE,
    /** No rota of the step names somebody now. */
    NOBODY_ON_CALL,
    /** Somebody acknowledged. */
    ACKNOWLEDGED,
    /** The incident is over. */
    RESOLVED,
    /** Somebody wants to be reminded later. */
    SNOOZED,
    /** All rounds are over. */
    NOBODY_ACKNOWLEDGED
}
