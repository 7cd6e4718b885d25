package dev.serai.signal;

/** Why a stage leaves the decision to the next. */
public enum PassReason {
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
    TOO_MANY_TO_COMPARE
}
