package dev.serai.message;

import dev.serai.wire.ReasonCode;

/** Why a message or a command of a chat came to nothing. */
public enum ChatReason implements ReasonCode {
    /** The channel refused the message too often. */
    OUT_OF_ATTEMPTS,
    /** The sender is mapped to no account. */
    UNMAPPED_USER,
    /** The sender's role may not. */
    ROLE_TOO_LOW
}
