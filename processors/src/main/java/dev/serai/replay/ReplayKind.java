package dev.serai.replay;

import dev.serai.wire.WireName;

/** How what two policies make of an alert differs. */
public enum ReplayKind implements WireName {
    /** Only the other policy pages. */
    ADDED,
    /** Only the first one does. */
    REMOVED,
    /** Both do, at different times. */
    MOVED;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static ReplayKind of(String wire) {
        return WireName.of(ReplayKind.class, wire);
    }
}
