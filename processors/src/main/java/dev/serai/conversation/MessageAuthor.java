package dev.serai.conversation;

import dev.serai.wire.WireName;

/** Who said something in a conversation. */
public enum MessageAuthor implements WireName {
    PERSON,
    HUB
}
