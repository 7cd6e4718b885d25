package dev.serai.signal;

import dev.serai.wire.ReasonCode;

/** Why a stage leaves the decision to the next. */
public enum PassReason implements ReasonCode {
    /** An alert fires. */
    FIRING,
    /** It is no worse than at the last decision, or there was none. */
    NOT_WORSE,
    /** It got worse, and is still less severe than the policy's {@code page_from}. */
    WORSE_BUT_LOW,
    /** People were not paged for it. */
    NOT_ANNOUNCED,
    /** People were paged for it. */
    ANNOUNCED,
    /** It was not reopened since the last decision. */
    NOT_REOPENED,
    /** Its alerts do not come and go too often. */
    STEADY,
    /** It is flapping, and so severe that the policy pages all the same. */
    FLAPPING_BUT_SEVERE,
    /** Its environment is none that pages nobody. */
    LIVE_ENVIRONMENT,
    /** It is severe enough to page. */
    SEVERE_ENOUGH,
    /** No silence, window, mute time or inhibition rule holds for one of its alerts. */
    NOT_SUPPRESSED,
    /** So many alerts fire that not all of them were compared. */
    TOO_MANY_TO_COMPARE,
    /** Nobody works on it. */
    NOT_OWNED,
    /** No change was declared that came before it. */
    NO_CHANGE,
    /** A change came before it, of which nobody said what to expect. */
    CHANGE_EXPECTS_NOTHING,
    /** The declared change expects it. */
    EXPECTED,
    /** It is beyond what the declared change expects. */
    BEYOND_LIMIT,
    /** It gets worse. */
    RISING,
    /** Its logs complain far more than usual. */
    LOGS_SURGE,
    /** It did not end within the wait. */
    WAITED,
    /** It ended, and is back or keeps coming back. */
    RETURNS,
    /** Its number is neither back nor usual. */
    ABOVE_BASELINE,
    /** Nobody knows how its number went. */
    NUMBER_UNKNOWN,
    /** Nothing that people know of has to do with it. */
    NO_KIN,
    /** It is nearer to the root than what has to do with it. */
    IS_ROOT
}
