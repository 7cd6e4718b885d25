package dev.serai.approval;

import dev.serai.wire.ReasonCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a decision.
 *
 * @param counted whether it was recorded
 * @param reason why, or why not
 * @param quorum decisions needed
 * @param approvals approving decisions recorded so far
 * @param from from when it would count; null where time alone changes nothing
 */
public record DecisionOutcome(
        boolean counted, DecisionReason reason, int quorum, int approvals, @Nullable Instant from) {

    public DecisionOutcome(boolean counted, DecisionReason reason, int quorum, int approvals) {
        this(counted, reason, quorum, approvals, null);
    }

    /** Why a decision counted or did not. */
    public enum DecisionReason implements ReasonCode {
        /** Recorded; more people are needed. */
        RECORDED,
        /** Recorded, and it was the last one needed: the action will run. */
        APPROVED,
        /** Recorded, and one rejection ends it. */
        REJECTED,
        /** This person decided already. */
        ALREADY_DECIDED,
        /** This delivery was processed already. */
        REPLAYED,
        /** No such approval in this tenant. */
        UNKNOWN_APPROVAL,
        /** The approval was decided, cancelled or expired before. */
        CLOSED,
        /** The deadline has passed. */
        EXPIRED,
        /** The person was shown something else than what is asked for now. */
        DIGEST_MISMATCH,
        /** No such account, or it is disabled. */
        UNKNOWN_USER,
        /** The account's role is below what the policy asks for. */
        ROLE_TOO_LOW,
        /** Whoever asked for the action does not count. */
        REQUESTER,
        /** The outside account was linked too short a time ago for so high a risk. */
        IDENTITY_TOO_NEW
    }
}
