package dev.serai.analysis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Evidence for tests; equal texts get equal ids. */
final class Facts {

    private Facts() {}

    static Evidence log(String text) {
        return evidence(EvidenceKind.LOG, "test:log", text);
    }

    static Evidence past(String text) {
        return evidence(EvidenceKind.DOCUMENT, PatternAnalyst.HISTORY + "similar", text);
    }

    static Evidence evidence(EvidenceKind kind, String source, String text) {
        UUID id = UUID.nameUUIDFromBytes((source + text).getBytes(StandardCharsets.UTF_8));
        return Evidence.of(Observation.ofText(kind, source, text), id, "default", new UUID(2, 2), Instant.EPOCH);
    }
}
