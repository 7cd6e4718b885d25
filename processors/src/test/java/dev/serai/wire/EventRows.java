package dev.serai.wire;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;

/** A row of an event as other systems are given it. */
final class EventRows {

    private EventRows() {}

    static Map<String, Map<String, Object>> rows() {
        return Map.of(
                "CloudEvent",
                Map.of(
                        "specversion", "1.0",
                        "id", "01938f00-0000-7000-8000-000000000000",
                        "source", "/serai/“ü”",
                        "type", "dev.serai.incident.noted",
                        "subject", "subject “ü”",
                        "time", Timestamp.from(Instant.parse("2026-11-21T08:30:09.123Z")),
                        "datacontenttype", "application/json",
                        "data", "{\"key\": \"value\", \"nested\": [1, null]}"),
                "CloudEventData",
                Map.of(
                        "actor", "user:“ü”",
                        "reason", "reason “ü”",
                        "object_type", "incident",
                        "incident_id", "01938f00-0000-7000-8000-000000000001",
                        "details", "{\"key\": \"value\", \"nested\": [1, null]}"));
    }
}
