package dev.serai.alert;

import dev.serai.wire.WireName;

/** How bad it is, the worst first. */
public enum Severity implements WireName {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** The worse of the two. */
    public Severity orWorse(Severity other) {
        return isWorseThan(other) ? this : other;
    }

    /** @throws IllegalArgumentException for anything but a wire name */
    public static Severity of(String wire) {
        return WireName.of(Severity.class, wire);
    }
}
