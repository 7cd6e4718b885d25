package dev.serai.approval;

import java.util.Arrays;
import java.util.Locale;

/** The life of an approval. Whatever closes it moves its action to the state of the same name. */
public enum ApprovalState {
    OPEN,
    APPROVED,
    REJECTED,
    EXPIRED,
    CANCELLED;

    /** The name in the store and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static ApprovalState of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown approval state " + wire));
    }
}
