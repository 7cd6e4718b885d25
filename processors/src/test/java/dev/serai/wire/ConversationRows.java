package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of conversations, each with a value in every column. */
final class ConversationRows {

    private ConversationRows() {}

    static Map<String, Map<String, Object>> rows() {
        Map<String, Object> details = new LinkedHashMap<>(conversation());
        details.put("messages", List.of(message()));
        return Map.of("Conversation", conversation(), "ConversationDetails", details, "ConversationMessage", message());
    }

    private static Map<String, Object> conversation() {
        return Map.of(
                "id", "01938f00-0000-7000-8000-000000000001",
                "incident_id", "01938f00-0000-7000-8000-000000000002",
                "title", "title “ü”",
                "channel", "telegram",
                "model", "model “ü”",
                "state", "ended",
                "end_reason", "silence",
                "created_at", Timestamp.from(Instant.parse("2026-11-21T08:30:01.123Z")),
                "last_at", Timestamp.from(Instant.parse("2026-11-21T08:30:02.123Z")),
                "ends_at", Instant.parse("2026-11-21T09:30:02.123Z"));
    }

    private static Map<String, Object> message() {
        Map<String, Object> message = new LinkedHashMap<>(said());
        message.put(
                "trace",
                "[{\"round\": 1, \"tool\": \"tool “ü”\", \"arguments\": {\"object\": 1}, \"verdict\": \"verdict “ü”\", "
                        + "\"outcome\": \"outcome “ü”\", \"about\": \"about “ü”\", \"evidence\": [\"one\", \"two\"], "
                        + "\"sha256\": \"sha256 “ü”\", \"bytes\": 2, \"took_ms\": 3}]");
        message.put("answers", "01938f00-0000-7000-8000-000000000006");
        return message;
    }

    private static Map<String, Object> said() {
        return Map.of(
                "id", "01938f00-0000-7000-8000-000000000003",
                "number", 4,
                "author", "hub",
                "text", "text “ü” [1]",
                "state", "said",
                "citations",
                        "[{\"kind\":\"evidence\",\"id\":\"01938f00-0000-7000-8000-000000000004\",\"title\":\"title “ü”\","
                                + "\"link\":\"/api/v1/incidents\"}]",
                "proposal_id", "01938f00-0000-7000-8000-000000000005",
                "at", Timestamp.from(Instant.parse("2026-11-21T08:30:03.123Z")));
    }
}
