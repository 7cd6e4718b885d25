package dev.serai.incident;

import dev.serai.wire.ReasonCode;

/** Why an alert belongs to an incident. */
public enum JoinReason implements ReasonCode {
    /** It opened the incident. */
    NEW_INCIDENT,
    /** It opened it again, within the policy's {@code reopen_window}. */
    RESOLVED_RECENTLY,
    /** It came within its rule's window after the last one. */
    SAME_KEY_WITHIN_WINDOW,
    /** It came later, while the incident was still open. */
    SAME_KEY_STILL_OPEN
}
