package dev.serai.identity;

import dev.serai.wire.ReasonCode;

/** Whether a code links an identity to an account, and why not. The sender is told only whether it did. */
public enum LinkReason implements ReasonCode {
    /** The identity now belongs to the account that asked for the code. */
    LINKED(true),
    /** This sender sent too many wrong codes; the code was not looked at. */
    SENDER_LIMIT(false),
    /** All senders of the channel together sent too many wrong codes; the code was not looked at. */
    CHANNEL_LIMIT(false),
    /** No such code: mistyped, guessed, used, replaced by a newer one, or of another channel. */
    UNKNOWN_CODE(false),
    /** It came after its deadline. */
    LATE(false),
    /** The account that asked for it is disabled. */
    DISABLED_USER(false),
    /** The identity belongs to another account. */
    IDENTITY_TAKEN(false);

    private final boolean linked;

    LinkReason(boolean linked) {
        this.linked = linked;
    }

    public boolean linked() {
        return linked;
    }
}
