package dev.serai.incident;

import dev.serai.wire.WireName;

/** Where an incident is: {@code open → acknowledged → resolved}, and from resolved back to open for a while. */
public enum IncidentState implements WireName {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static IncidentState of(String wire) {
        return WireName.of(IncidentState.class, wire);
    }
}
