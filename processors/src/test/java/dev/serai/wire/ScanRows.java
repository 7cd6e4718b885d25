package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of scans, each with a value in every column. */
final class ScanRows {

    private static final Timestamp AT = Timestamp.from(Instant.parse("2026-11-21T08:30:09.123Z"));

    private ScanRows() {}

    static Map<String, Map<String, Object>> rows() {
        Map<String, Object> scan = Map.of(
                "id", "00000000-0000-7000-8000-000000000001",
                "state", "done",
                "clusters", "[\"cluster “ü”\"]",
                "hosts", "[\"https://host\"]",
                "requested_by", "user:“ü”",
                "requested_at", AT,
                "started_at", AT,
                "finished_at", AT,
                "found", 4L,
                "gaps", "[\"gap “ü”\"]");
        Map<String, Object> finding = Map.ofEntries(
                Map.entry("id", "00000000-0000-7000-8000-000000000002"),
                Map.entry("target", "target “ü”"),
                Map.entry("rule", "privileged"),
                Map.entry("severity", "high"),
                Map.entry("kind", "kind “ü”"),
                Map.entry("namespace", "namespace “ü”"),
                Map.entry("name", "name “ü”"),
                Map.entry("path", "/spec/“ü”"),
                Map.entry("value", "value “ü”"),
                Map.entry("sentence", "sentence “ü”"),
                Map.entry("techniques", List.of("T1611")),
                Map.entry("controls", List.of("AC-6")));
        Map<String, Object> detail = new HashMap<>(scan);
        detail.put("findings", List.of(finding));
        return Map.of("Scan", scan, "ScanFinding", finding, "ScanDetail", detail);
    }
}
