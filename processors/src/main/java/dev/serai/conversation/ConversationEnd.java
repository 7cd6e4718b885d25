package dev.serai.conversation;

import dev.serai.wire.WireName;

/** Why a conversation is over. */
public enum ConversationEnd implements WireName {
    /** Nobody said anything for an hour. */
    SILENCE,
    /** A person ended it. */
    RESET,
    /** Its incident has been over for a day. */
    INCIDENT
}
