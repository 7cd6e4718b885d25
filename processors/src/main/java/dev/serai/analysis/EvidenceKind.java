package dev.serai.analysis;

import dev.serai.wire.WireName;

/** What sort of thing was observed. */
public enum EvidenceKind implements WireName {
    LOG,
    EVENT,
    OBJECT,
    METRIC,
    DOCUMENT,
    ARTEFACT;

    /** @throws IllegalArgumentException for anything but a wire name */
    public static EvidenceKind of(String wire) {
        return WireName.of(EvidenceKind.class, wire);
    }
}
