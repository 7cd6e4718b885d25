package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.EventStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Events that come one after the other in the stream, written once for all who may be shown the same of them. */
final class EventPage {

    /** The most that is written at once: it waits behind what is left of the page before, and neither may be cut off. */
    private static final int MOST_BYTES = (EventStream.MOST_WAITING_BYTES - EventViewer.ROOM) / 2;

    private final List<WrittenEvent> events = new ArrayList<>();
    private final StreamPosition end;
    private final byte[] idOfEnd;

    /** @param block as it is sent, with its id */
    private record WrittenEvent(EventAudience audience, StreamPosition position, byte[] block) {}

    private EventPage(StreamPosition end, byte[] idOfEnd) {
        this.end = end;
        this.idOfEnd = idOfEnd;
    }

    /**
     * As many of the events as are written at once.
     *
     * @param seal writes the ids
     * @param from behind which they come
     * @param until what the last of them was read of
     * @param more whether there are others behind them
     */
    static EventPage of(
            String tenant,
            PositionSeal seal,
            List<RecordedEvent> read,
            StreamPosition from,
            StreamSnapshot until,
            boolean more) {
        List<WrittenEvent> written = new ArrayList<>();
        StreamPosition end = from;
        int bytes = 0;
        for (RecordedEvent event : read) {
            boolean last = !more && written.size() + 1 == read.size();
            StreamPosition at = last ? StreamPosition.at(until) : new StreamPosition(from.seen(), until, event.id());
            byte[] block = utf8(block(seal.text(tenant, at), CloudEventText.of(tenant, event)));
            bytes += block.length;
            if (bytes > MOST_BYTES && !written.isEmpty()) {
                break;
            }
            end = at;
            written.add(new WrittenEvent(EventAudience.of(event), at, block));
        }
        end = read.isEmpty() ? StreamPosition.at(until) : end;
        EventPage page = new EventPage(end, utf8("id: " + seal.text(tenant, end) + "\n\n"));
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
        StreamPosition said = null;
        for (WrittenEvent event : events) {
            if (audiences.contains(event.audience) || audiences.contains(EventAudience.AUDIT)) {
                said = event.position;
                out.writeBytes(event.block);
            }
        }
        if (said != null && !said.equals(end)) {
            out.writeBytes(idOfEnd);
        }
        return out.toByteArray();
    }

    /** Says that what was missed does not come any more. @param position the id of where it goes on */
    static byte[] reset(String tenant, String position, Instant now) {
        return utf8(block(position, CloudEventText.reset(tenant, Ids.next(), now)));
    }

    private static String block(String position, String data) {
        return "id: " + position + "\ndata: " + data + "\n\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
