package dev.serai.silence;

import dev.serai.wire.ReasonCode;

/** Why what people set keeps an alert from notifying anybody. */
public enum SuppressionReason implements ReasonCode {
    /** A silence matches it. */
    SILENCED,
    /** A maintenance window expects it. */
    MAINTENANCE,
    /** It is a time at which its routes notify nobody. */
    MUTED,
    /** An alert that explains it fires. */
    INHIBITED
}
