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
        Map<String, Object> scan = Map.ofEntries(
                Map.entry("id", "00000000-0000-7000-8000-000000000001"),
                Map.entry("state", "done"),
                Map.entry("clusters", "[\"cluster “ü”\"]"),
                Map.entry("hosts", "[\"https://host\"]"),
                Map.entry("requested_by", "user:“ü”"),
                Map.entry("requested_at", AT),
                Map.entry("started_at", AT),
                Map.entry("finished_at", AT),
                Map.entry("found", 4L),
                Map.entry("gaps", "[\"gap “ü”\"]"),
                Map.entry("failure", "failure “ü”"));
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
                Map.entry("controls", List.of("AC-6")),
                Map.entry("knowledge", List.of("attack:T1611", "nist:AC-6")));
        Map<String, Object> detail = new HashMap<>(scan);
        detail.put("findings", List.of(finding));
        return Map.of("Scan", scan, "ScanFinding", finding, "ScanDetail", detail);
    }
}
