package dev.serai.hub.events;

import dev.serai.wire.Wire;
import dev.serai.wire.WireRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as every other system is given it: the JSON of a CloudEvent. The journal holds no secret, so none gets out here. */
final class CloudEventText {

    private static final String RESET = "stream.reset";

    /** Details with more bytes are left out: whoever wants them reads the timeline or the audit. */
    private static final int MOST_DETAILS = 32 * 1024;

    private CloudEventText() {}

    static String of(String tenant, RecordedEvent event) {
        boolean fits = event.details().getBytes(StandardCharsets.UTF_8).length <= MOST_DETAILS;
        Map<String, @Nullable Object> data = data(event.actor(), event.objectType(), fits ? event.details() : null);
        data.put("reason", event.reason());
        data.put("incident_id", event.incidentId());
        return text(tenant, event.verb(), event.id(), event.objectId(), event.at(), data);
    }

    /** Says in a stream that what was missed does not come any more. */
    static String reset(String tenant, UUID id, Instant now) {
        Map<String, @Nullable Object> data = data("system", "stream", null);
        data.put("reason", null);
        data.put("incident_id", null);
        return text(tenant, RESET, id, null, now, data);
    }

    private static Map<String, @Nullable Object> data(String actor, String objectType, @Nullable String details) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("actor", actor);
        data.put("object_type", objectType);
        data.put("details", details);
        return data;
    }

    private static String text(
            String tenant,
            String verb,
            UUID id,
            @Nullable String subject,
            Instant at,
            Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("specversion", "1.0");
        columns.put("id", id);
        columns.put("source", "/serai/" + tenant);
        columns.put("type", "dev.serai." + verb);
        columns.put("subject", subject);
        columns.put("time", at);
        columns.put("datacontenttype", "application/json");
        columns.put("data", Wire.item("CloudEventData", new WireRow(data)));
        return Wire.item("CloudEvent", new WireRow(columns));
    }
}
