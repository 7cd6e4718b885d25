package dev.serai.incident;

import java.util.Locale;

/** Where an incident is: {@code open → acknowledged → resolved}, and from resolved back to open for a while. */
public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED;

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #wire()} wrote. */
    public static IncidentState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
