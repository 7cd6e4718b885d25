package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows of silences, windows and changes, each with a value in every column. */
final class SilenceRows {

    private static final Timestamp AT = Timestamp.from(Instant.parse("2026-11-21T08:30:09.123Z"));
    private static final String ID = "00000000-0000-7000-8000-000000000001";
    private static final String MATCHERS = "[{\"name\":\"service\",\"operator\":\"=~\",\"value\":\"cart “ü”\"}]";

    private SilenceRows() {}

    static Map<String, Map<String, Object>> rows() {
        Map<String, Object> alert = Map.of(
                "id", ID,
                "incident_id", ID,
                "title", "title “ü”",
                "source", "source",
                "severity", "high",
                "state", "firing",
                "last_seen", AT);
        return Map.of(
                "Matcher", Map.of("name", "name “ü”", "operator", "!~", "value", "value “ü”"),
                "Silence", silence(),
                "MaintenanceWindow", window(),
                "PreviewedAlert", alert,
                "SuppressionPreview",
                        Map.of(
                                "since",
                                AT,
                                "complete",
                                true,
                                "alerts",
                                3,
                                "firing",
                                2,
                                "pages",
                                1,
                                "first",
                                List.of(alert)),
                "Change", change());
    }

    private static Map<String, Object> silence() {
        return Map.of(
                "id", ID,
                "state", "active",
                "matchers", MATCHERS,
                "author", "author “ü”",
                "comment", "comment “ü”",
                "created_at", AT,
                "starts_at", AT,
                "ends_at", AT,
                "ended_by", "somebody “ü”");
    }

    private static Map<String, Object> window() {
        return Map.ofEntries(
                Map.entry("id", ID),
                Map.entry("state", "pending"),
                Map.entry("scope", MATCHERS),
                Map.entry("expects", "[" + MATCHERS + "]"),
                Map.entry("except", "[]"),
                Map.entry("starts_at", "2026-11-21T22:00:00"),
                Map.entry("zone", "Europe/Berlin"),
                Map.entry("length_seconds", 7_200),
                Map.entry("rule", "FREQ=DAILY"),
                Map.entry("author", "author “ü”"),
                Map.entry("comment", "comment “ü”"),
                Map.entry("created_at", AT),
                Map.entry("change_id", ID),
                Map.entry("active_until", AT),
                Map.entry("next_at", AT),
                Map.entry("ended_at", AT),
                Map.entry("ended_by", "somebody “ü”"));
    }

    private static Map<String, Object> change() {
        return Map.ofEntries(
                Map.entry("id", ID),
                Map.entry("key", "key “ü”"),
                Map.entry("kind", "deployment"),
                Map.entry("title", "title “ü”"),
                Map.entry("labels", "{\"service\":\"cart “ü”\"}"),
                Map.entry("author", "author “ü”"),
                Map.entry("source", "api"),
                Map.entry("link", "https://host/“ü”"),
                Map.entry("at", AT),
                Map.entry("ended_at", AT),
                Map.entry("outcome", "succeeded"),
                Map.entry("limits", "{\"queue_depth\":5000}"),
                Map.entry("recorded_at", AT));
    }
}
