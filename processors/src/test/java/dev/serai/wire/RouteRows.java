package dev.serai.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows of routes, each with a value in every column. */
final class RouteRows {

    private RouteRows() {}

    static Map<String, Map<String, Object>> rows() {
        return Map.of(
                "RouteList",
                Map.of(
                        "counted_since",
                        Instant.parse("2026-11-21T08:00:00Z"),
                        "recent_since",
                        Instant.parse("2026-11-21T08:15:00Z"),
                        "items",
                        List.of(route()),
                        "faults",
                        List.of(Map.of("file", "file “ü”", "line", 3, "reason", "reason “ü”"))));
    }

    private static Map<String, Object> route() {
        return Map.ofEntries(
                Map.entry("id", "id “ü”"),
                Map.entry("description", "description “ü”"),
                Map.entry("stage", "intake"),
                Map.entry("file", "intake/webhook.camel.yaml"),
                Map.entry("line", 1),
                Map.entry("own", false),
                Map.entry("running", true),
                Map.entry("calls", List.of("alerts-accept")),
                Map.entry("exchanges", 120L),
                Map.entry("failed", 2L),
                Map.entry("mean_ms", new BigDecimal("4.25")),
                Map.entry("recent_exchanges", 12L),
                Map.entry("recent_failed", 1L));
    }
}
