package dev.serai.approval;

import dev.serai.wire.WireName;

/** The life of an approval. Whatever closes it moves its action to the state of the same name. */
public enum ApprovalState implements WireName {
    OPEN,
    APPROVED,
    REJECTED,
    EXPIRED,
    CANCELLED;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static ApprovalState of(String wire) {
        return WireName.of(ApprovalState.class, wire);
    }
}
