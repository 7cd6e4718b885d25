package dev.serai.incident;

import java.util.Locale;

/** Where an incident is: {@code open → acknowledged → resolved}, and from resolved back to open for a while. */
public enum IncidentState {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED;

    /** What a person's wish does to an incident in this state. */
    public enum Step {
        /** The state changes. */
        CHANGE,
        /** It is so already: harmless. */
        ALREADY,
        /** It is resolved; there is nothing left to acknowledge. */
        REFUSED_RESOLVED
    }

    public Step acknowledge() {
        return switch (this) {
            case OPEN -> Step.CHANGE;
            case ACKNOWLEDGED -> Step.ALREADY;
            case RESOLVED -> Step.REFUSED_RESOLVED;
        };
    }

    public Step resolve() {
        return this == RESOLVED ? Step.ALREADY : Step.CHANGE;
    }

    /** As stored and as written on the wire: lower case. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #wire()} wrote. */
    public static IncidentState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
