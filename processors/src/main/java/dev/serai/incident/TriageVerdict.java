package dev.serai.incident;

import java.util.Locale;

/** Whether somebody is told. */
public enum TriageVerdict {
    PAGE,
    SUPPRESS;

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #wire()} wrote. */
    public static TriageVerdict ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
