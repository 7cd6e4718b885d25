package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.http.OperationAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Brings those who listen to what is committed. Nobody waits for a transaction that is open: its events come once it is
 * committed, behind those that were committed before it, and what a position says is exact about both.
 */
@Component
class EventReader {

    /** More than that nobody is made up for: they load anew what they show. */
    private static final int MOST_MISSED = 5_000;

    private static final int PAGE = 500;

    private final EventStore store;
    private final OperationAccess access;
    private final EventMeters meters;
    private final Clock clock;

    EventReader(EventStore store, OperationAccess access, EventMeters meters, Clock clock) {
        this.store = store;
        this.access = access;
        this.meters = meters;
        this.clock = clock;
    }

    /** Those of one tenant who have read equally far: what comes next is read once for all of them. */
    private record ReadingGroup(String tenant, StreamPosition position, boolean caughtUp) {}

    /**
     * Goes on with each viewer, by one page at most.
     *
     * @param viewers one at least
     * @param changed whether somebody's rights did since the last time
     * @return whether there is more to read at once
     */
    boolean round(List<EventViewer> viewers, boolean changed) {
        Instant time = clock.instant();
        for (EventViewer viewer : viewers) {
            viewer.check(access, time, changed);
            if (viewer.isStuck(time)) {
                meters.dropped();
            }
        }
        meters.read();
        StreamSnapshot now = store.snapshot(viewers.get(0).tenant());
        Map<ReadingGroup, List<EventViewer>> groups = viewers.stream()
                .filter(viewer -> !viewer.isOver() && viewer.hasRoom())
                .collect(Collectors.groupingBy(
                        viewer -> new ReadingGroup(viewer.tenant(), viewer.position(), viewer.hasCaughtUp())));
        boolean more = false;
        for (Map.Entry<ReadingGroup, List<EventViewer>> group : groups.entrySet()) {
            more |= goOn(group.getKey(), group.getValue(), now, time);
        }
        viewers.forEach(viewer -> viewer.beat(time));
        return more;
    }

    private boolean goOn(ReadingGroup group, List<EventViewer> viewers, StreamSnapshot now, Instant time) {
        StreamPosition position = group.position();
        if (position.equals(StreamPosition.at(now))) {
            viewers.forEach(EventViewer::caughtUp);
            return false;
        }
        if (position.isAhead(now) || !group.caughtUp() && isFarBehind(group, now)) {
            byte[] reset = EventPage.reset(group.tenant(), StreamPosition.at(now), time);
            viewers.forEach(viewer -> viewer.send(reset, StreamPosition.at(now), time));
            viewers.forEach(EventViewer::caughtUp);
            meters.reset();
            return false;
        }
        StreamSnapshot until = Objects.requireNonNullElse(position.until(), now);
        List<RecordedEvent> read = store.read(group.tenant(), position, until, PAGE);
        EventPage page = EventPage.of(group.tenant(), read, position, until, read.size() == PAGE);
        send(page, viewers, time);
        if (group.caughtUp()) {
            meters.late(read.subList(0, page.size()), clock.instant());
        } else {
            viewers.forEach(EventViewer::caughtUp);
        }
        return !page.end().equals(StreamPosition.at(now));
    }

    private boolean isFarBehind(ReadingGroup group, StreamSnapshot now) {
        return store.count(group.tenant(), group.position(), now, MOST_MISSED + 1) > MOST_MISSED;
    }

    private static void send(EventPage page, List<EventViewer> viewers, Instant time) {
        Map<Set<EventAudience>, byte[]> written = new HashMap<>();
        for (EventViewer viewer : viewers) {
            viewer.send(written.computeIfAbsent(viewer.audiences(), page::bytes), page.end(), time);
        }
    }
}
