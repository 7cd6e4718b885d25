package dev.serai.alert;

import java.util.Locale;

/** How bad it is, the worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    INFO;

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #wire()} wrote. */
    public static Severity ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    /** The worse of the two. */
    public Severity orWorse(Severity other) {
        return isWorseThan(other) ? this : other;
    }
}
