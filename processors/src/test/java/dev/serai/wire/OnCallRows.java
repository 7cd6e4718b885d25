package dev.serai.wire;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows about noise and who is notified, each with a value in every column. */
final class OnCallRows {

    private static final Timestamp AT = Timestamp.from(Instant.parse("2026-11-21T08:00:00Z"));

    private OnCallRows() {}

    static Map<String, Map<String, Object>> rows() {
        List<Map<String, Object>> places = List.of(Map.of("channel", "channel “ü”", "chat", "escalation"));
        Map<String, Object> override = Map.of(
                "id",
                "01938f00-0000-7000-8000-000000000009",
                "rota",
                "rota “ü”",
                "username",
                "username “ü”",
                "from",
                AT,
                "until",
                AT,
                "created_by",
                "user:anna",
                "created_at",
                AT);
        Map<String, Map<String, Object>> rows = new HashMap<>(shown(places));
        rows.put("OnCallOverride", override);
        rows.put(
                "OnCallDuty",
                Map.of("rota", "shop", "username", "anna", "until", AT, "next_username", "ben", "next_from", AT));
        rows.put(
                "OnCallSchedule",
                Map.of(
                        "name", "shop",
                        "chains", List.of("chain"),
                        "shifts", List.of(Map.of("username", "anna", "from", AT, "until", AT)),
                        "overrides", List.of(override)));
        rows.put(
                "AcknowledgedIncident",
                Map.of("id", "01938f00-0000-7000-8000-000000000003", "acknowledged", true, "problem", "not-found"));
        return rows;
    }

    private static Map<String, Map<String, Object>> shown(List<Map<String, Object>> places) {
        return Map.of(
                "NoiseStatistics",
                Map.of(
                        "from", AT,
                        "to", AT,
                        "hours", List.of(Map.of("at", AT, "alerts", 12L)),
                        "days", List.of(day()),
                        "held_back", List.of(Map.of("reason", "FLAPPING", "times", 3L)),
                        "rules", List.of(rule()),
                        "all_rules", 300L),
                "OnCallRouting",
                Map.of(
                        "channels", List.of(Map.of("name", "name “ü”", "escalation", true)),
                        "hours", List.of(hours()),
                        "rules",
                                List.of(Map.of(
                                        "name",
                                        "name “ü”",
                                        "about",
                                        List.of("page"),
                                        "when",
                                        "when “ü”",
                                        "to",
                                        places)),
                        "levels", List.of(level()),
                        "people",
                                List.of(Map.of(
                                        "username", "username “ü”", "role", "operator", "channels", List.of("slack")))),
                "OnCallPreview",
                Map.of(
                        "verdict", "page",
                        "verdict_reason", "NEW_INCIDENT",
                        "to", places,
                        "routing_reason", "RULE",
                        "rule", "rule “ü”"));
    }

    private static Map<String, Object> day() {
        return Map.of(
                "at",
                AT,
                "alerts",
                120L,
                "pages",
                7L,
                "held_back",
                40L,
                "acknowledged",
                6L,
                "acknowledged_median",
                new BigDecimal("240"),
                "acknowledged_p90",
                new BigDecimal("900"),
                "resolved",
                5L,
                "resolved_median",
                new BigDecimal("3600"),
                "resolved_p90",
                new BigDecimal("7200"));
    }

    private static Map<String, Object> rule() {
        return Map.of(
                "name",
                "name “ü”",
                "labelled",
                true,
                "alerts",
                new BigDecimal("80"),
                "returned",
                new BigDecimal("9"),
                "incidents",
                4L,
                "pages",
                new BigDecimal("3"),
                "held_back",
                "[{\"reason\": \"FLAPPING\", \"times\": 3}]",
                "last_at",
                AT);
    }

    private static Map<String, Object> hours() {
        return Map.of(
                "name", "name “ü”",
                "zone", "Europe/Berlin",
                "days", List.of("mon", "tue"),
                "from", "08:00",
                "until", "18:00",
                "now", true);
    }

    private static Map<String, Object> level() {
        return Map.of(
                "level",
                "medium",
                "automatic",
                false,
                "quorum",
                1,
                "role",
                "operator",
                "expires_after",
                1800L,
                "escalates_after",
                900L,
                "requester_decides",
                false);
    }
}
