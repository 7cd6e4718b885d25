package dev.serai.alert;

import dev.serai.wire.WireName;

/** Whether the condition holds. */
public enum AlertState implements WireName {
    FIRING,
    RESOLVED;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static AlertState of(String wire) {
        return WireName.of(AlertState.class, wire);
    }
}
