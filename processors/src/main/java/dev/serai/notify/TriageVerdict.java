package dev.serai.notify;

import dev.serai.wire.WireName;

/** Whether people are paged for an incident. */
public enum TriageVerdict implements WireName {
    PAGE,
    SUPPRESS;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static TriageVerdict of(String wire) {
        return WireName.of(TriageVerdict.class, wire);
    }
}
