package dev.serai.action;

import dev.serai.wire.WireName;

/** Whether an action only looks, or changes something outside the hub. */
public enum Effect implements WireName {
    READ,
    CHANGE;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static Effect of(String wire) {
        return WireName.of(Effect.class, wire);
    }
}
