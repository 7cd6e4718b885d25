package dev.serai.hub.conversation;

import dev.serai.wire.WireName;

/** Where a message is. */
public enum SaidState implements WireName {
    /** A person's, to be answered. */
    WAITING,
    /** A person's that has its answer, or gets none because its account is disabled. */
    ANSWERED,
    /** The hub's, on its way to a chat. */
    UNSENT,
    /** The hub's, where it belongs. */
    SAID
}
