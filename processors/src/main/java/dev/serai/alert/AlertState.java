package dev.serai.alert;

import java.util.Locale;

/** Whether the condition holds. */
public enum AlertState {
    FIRING,
    RESOLVED;

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #wire()} wrote. */
    public static AlertState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
