package dev.serai.action;

import dev.serai.wire.ReasonCode;

/** What a dry run showed, besides what its executor says. */
public enum PreviewReason implements ReasonCode {
    /** What would change, of which object. The executor's own word for it, too. */
    DRY_RUN,
    /** It would change nothing. */
    UNCHANGED,
    /** More than is kept, or not all of it. */
    DIFF_TOO_LARGE,
    /** Nobody can say which version of the target it is about. */
    NO_TARGET_VERSION
}
