package dev.serai.incident;

import dev.serai.wire.ReasonCode;

/** Why something is told of an incident that belongs to its alerts. */
public enum AlertReason implements ReasonCode {
    /** The last of them is over. */
    ALL_ALERTS_RESOLVED,
    /** Its source ended it. */
    SOURCE_SAYS_SO,
    /** Its source no longer repeats it. */
    NOT_REPEATED,
    /** Its source repeats it again. */
    HEARD_AGAIN,
    /** It got worse. */
    SEVERITY
}
