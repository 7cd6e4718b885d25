package dev.serai.analysis;

import dev.serai.wire.WireName;

/** How worried an analyst is about acting here. It can add to a risk score and never lower one. */
public enum Concern implements WireName {
    NONE,
    RAISED,
    GRAVE;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static Concern of(String wire) {
        return WireName.of(Concern.class, wire);
    }
}
