package dev.serai.analysis;

import java.util.Locale;

/** What sort of thing was observed. */
public enum EvidenceKind {
    LOG,
    EVENT,
    OBJECT,
    METRIC,
    DOCUMENT,
    ARTEFACT;

    /** As stored and sent: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static EvidenceKind ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
