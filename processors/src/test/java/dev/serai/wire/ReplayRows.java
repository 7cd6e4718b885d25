package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows about replays of what was delivered, each with a value in every column. */
final class ReplayRows {

    private static final Timestamp AT = Timestamp.from(Instant.parse("2026-11-21T08:00:00Z"));

    private ReplayRows() {}

    static Map<String, Map<String, Object>> rows() {
        Map<String, Object> detail = new HashMap<>(replay());
        detail.put("differences", List.of(difference()));
        return Map.of("Replay", replay(), "ReplayDetail", detail, "ReplayDifference", difference());
    }

    private static Map<String, Object> replay() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", "01938f00-0000-7000-8000-000000000011");
        row.put("state", "done");
        row.put("days", 3);
        row.put("requested_by", "user:anna");
        List.of("requested_at", "started_at", "finished_at").forEach(at -> row.put(at, AT));
        row.put("policy_before", "before “ü”");
        row.put("policy_after", "after “ü”");
        row.put("deliveries", 12L);
        row.put("unreadable", 1L);
        row.put("complete", true);
        row.put("alerts", 12L);
        row.put("pages_before", 3L);
        row.put("pages_after", 2L);
        row.put("added", 1L);
        row.put("removed", 2L);
        row.put("moved", 0L);
        row.put("failure", "failure “ü”");
        row.put("shadow", true);
        return row;
    }

    private static Map<String, Object> difference() {
        return Map.of(
                "kind", "added",
                "alert", "alert “ü”",
                "title", "title “ü”",
                "service", "service “ü”",
                "severity", "high",
                "fired_at", AT,
                "before", decision("suppress"),
                "after", decision("page"));
    }

    private static Map<String, Object> decision(String verdict) {
        return Map.of(
                "verdict",
                verdict,
                "reason",
                "reason “ü”",
                "because",
                "because “ü”",
                "at",
                AT,
                "trace",
                List.of("trace “ü”"));
    }
}
