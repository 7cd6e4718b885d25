package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/** Rows of what is known, each with a value in every column. */
final class KnowledgeRows {

    private KnowledgeRows() {}

    static Map<String, Map<String, Object>> rows() {
        return Map.of(
                "KnowledgeItem",
                Map.of(
                        "id", "runbook:a:b#c “ü”",
                        "source", "source “ü”",
                        "reference", "reference “ü”",
                        "title", "title › “ü”",
                        "excerpt", "excerpt “ü”",
                        "licence", "licence “ü”",
                        "score", 7.25),
                "KnowledgeChunk",
                Map.of(
                        "id", "runbook:a:b#c “ü”",
                        "source", "source “ü”",
                        "reference", "reference “ü”",
                        "title", "title › “ü”",
                        "text", "text “ü”",
                        "version", "version “ü”",
                        "licence", "licence “ü”",
                        "sha256", "sha256 “ü”",
                        "stored_at", Timestamp.from(Instant.parse("2026-11-21T08:30:09.123Z"))),
                "KnowledgeSource",
                Map.of(
                        "name", "name “ü”",
                        "version", "version “ü”",
                        "licence", "licence “ü”",
                        "chunks", 4L,
                        "refreshed_at", Timestamp.from(Instant.parse("2026-11-21T08:30:05.123Z"))));
    }
}
