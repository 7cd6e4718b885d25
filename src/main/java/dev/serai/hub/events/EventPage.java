package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.Ids;
import dev.serai.wire.Wire;
import dev.serai.wire.WireRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that come one after the other in the stream, written once for all who may be shown the same of them. */
final class EventPage {

    /** The most that is written at once; a half of what may wait for somebody who reads slowly. */
    private static final int MOST_BYTES = 256 * 1024;

    /** Details that are longer are left out: whoever wants them reads the timeline or the audit. */
    private static final int MOST_DETAILS = 32 * 1024;

    private static final String RESET = "stream.reset";

    private final List<WrittenEvent> events = new ArrayList<>();
    private final StreamPosition end;

    private record WrittenEvent(EventAudience audience, String position, String text) {}

    private EventPage(StreamPosition end) {
        this.end = end;
    }

    /**
     * As many of the events as are written at once.
     *
     * @param from behind which they come
     * @param until what the last of them was read of
     * @param more whether there are others behind them
     */
    static EventPage of(
            String tenant, List<RecordedEvent> read, StreamPosition from, StreamSnapshot until, boolean more) {
        List<WrittenEvent> written = new ArrayList<>();
        StreamPosition end = from;
        int bytes = 0;
        for (RecordedEvent event : read) {
            boolean last = !more && written.size() + 1 == read.size();
            end = last ? StreamPosition.at(until) : new StreamPosition(from.seen(), until, event.id());
            String text = text(tenant, event);
            written.add(new WrittenEvent(EventAudience.of(event), end.text(), text));
            bytes += text.length();
            if (bytes > MOST_BYTES) {
                break;
            }
        }
        EventPage page = new EventPage(read.isEmpty() ? StreamPosition.at(until) : end);
        page.events.addAll(written);
        return page;
    }

    /** How many events it has. */
    int size() {
        return events.size();
    }

    /** How far who was sent this has read. */
    StreamPosition end() {
        return end;
    }

    /** What those who belong to these audiences are sent; empty when none of it is theirs. */
    byte[] bytes(Set<EventAudience> audiences) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String said = "";
        for (WrittenEvent event : events) {
            if (audiences.contains(event.audience) || audiences.contains(EventAudience.AUDIT)) {
                said = event.position;
                out.writeBytes(utf8(block(said, event.text)));
            }
        }
        if (!said.isEmpty() && !said.equals(end.text())) {
            out.writeBytes(id(end));
        }
        return out.toByteArray();
    }

    /** How far somebody has read, without an event. */
    static byte[] id(StreamPosition position) {
        return utf8("id: " + position.text() + "\n\n");
    }

    /** Says that what was missed does not come any more. */
    static byte[] reset(String tenant, StreamPosition position, Instant now) {
        Map<String, @Nullable Object> data = data("system", "stream", null);
        data.put("reason", null);
        data.put("incident_id", null);
        return utf8(block(position.text(), cloudEvent(tenant, RESET, Ids.next(), null, now, data)));
    }

    private static String text(String tenant, RecordedEvent event) {
        String details = event.details().length() > MOST_DETAILS ? null : event.details();
        Map<String, @Nullable Object> data = data(event.actor(), event.objectType(), details);
        data.put("reason", event.reason());
        data.put("incident_id", event.incidentId());
        return cloudEvent(tenant, event.verb(), event.id(), event.objectId(), event.at(), data);
    }

    private static Map<String, @Nullable Object> data(String actor, String objectType, @Nullable String details) {
        Map<String, @Nullable Object> data = new HashMap<>();
        data.put("actor", actor);
        data.put("object_type", objectType);
        data.put("details", details);
        return data;
    }

    private static String cloudEvent(
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

    private static String block(String position, String data) {
        return "id: " + position + "\ndata: " + data + "\n\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
