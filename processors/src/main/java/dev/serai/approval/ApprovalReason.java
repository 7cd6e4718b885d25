package dev.serai.approval;

import dev.serai.wire.ReasonCode;

/** Why an approval is as it is, where it was no person's decision. */
public enum ApprovalReason implements ReasonCode {
    /** Fewer people could say yes than must. */
    NOBODY_ELIGIBLE,
    /** Half of its time is over. */
    HALF_TIME,
    /** The last yes that was needed came in. */
    QUORUM,
    /** Somebody said no. */
    REJECTED,
    /** Its time is over. */
    DEADLINE,
    /** A person cancelled its action. */
    CANCELLED,
    /** Its incident is over. */
    INCIDENT_RESOLVED
}
