package dev.serai.message;

import dev.serai.wire.ReasonCode;

/** Why a pressed button led to nothing before anybody looked at what it asks for. */
public enum InteractionRefusal implements ReasonCode {
    /** The sender is mapped to no account. */
    UNMAPPED_USER,
    /** The sender's account is disabled. */
    DISABLED_USER,
    /** Nothing is known about what the button carries. */
    UNKNOWN_BUTTON,
    /** What it carries belongs to another chat or message. */
    WRONG_PLACE,
    /** The hub has not kept yet, or could not keep, where the message stands; in the second case a new one follows. */
    REPLACED,
    /** The account's role is below what this needs. */
    ROLE_TOO_LOW
}
