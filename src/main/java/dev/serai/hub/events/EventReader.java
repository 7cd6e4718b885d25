package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.event.StreamSnapshot;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.http.OperationAccess;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** For all who read slowly; the heap has other uses. */
    private static final int SHARE_OF_HEAP = 16;

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

    private final EventStore store;
    private final PositionSeal seal;
    private final EventBacklog backlog;
    private final OperationAccess access;
    private final EventMeters meters;
    private final Clock clock;

    EventReader(EventStore store, PositionSeal seal, OperationAccess access, EventMeters meters, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.backlog = new EventBacklog(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        this.access = access;
        this.meters = meters;
        this.clock = clock;
    }

    /** Those of one tenant who have read equally far: what comes next is read once for all of them. */
    private record ReadingGroup(String tenant, StreamPosition position, boolean caughtUp) {}

    /**
     * Goes on with each viewer, by one page at most. What fails for one, or for those who have read equally far, is theirs alone;
     * a database that is away is everybody's.
     *
     * @param viewers one at least
     * @param changed whose rights did since the last time
     * @return whether there is more to read at once
     */
    boolean round(List<EventViewer> viewers, Predicate<UUID> changed) {
        Instant time = clock.instant();
        meters.read();
        StreamSnapshot now = store.snapshot(viewers.get(0).tenant());
        for (EventViewer viewer : viewers) {
            if (viewer.isStuck(time)) {
                meters.dropped();
            } else if (!viewer.rests(time)) {
                attempt(List.of(viewer), time, () -> {
                    viewer.check(access, time, changed.test(viewer.account()));
                    return false;
                });
            }
        }
        Map<ReadingGroup, List<EventViewer>> groups = viewers.stream()
                .filter(viewer -> !viewer.isOver() && !viewer.rests(time) && viewer.hasRoom())
                .collect(Collectors.groupingBy(
                        viewer -> new ReadingGroup(viewer.tenant(), viewer.position(), viewer.hasCaughtUp())));
        boolean more = false;
        for (Map.Entry<ReadingGroup, List<EventViewer>> group : groups.entrySet()) {
            more |= attempt(group.getValue(), time, () -> {
                boolean page = goOn(group.getKey(), group.getValue(), now, time);
                group.getValue().forEach(EventViewer::succeeded);
                return page;
            });
            meters.dropped(backlog.relieve(viewers));
        }
        viewers.stream().filter(viewer -> !viewer.rests(time)).forEach(viewer -> viewer.beat(time));
        return more;
    }

    private boolean attempt(List<EventViewer> whose, Instant time, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            if (isEverybodys(e)) {
                throw e;
            }
            LOG.warn(
                    "Streams of events of {}: {}",
                    whose.get(0).tenant(),
                    e.getClass().getSimpleName());
            meters.dropped(
                    (int) whose.stream().filter(viewer -> viewer.failed(time)).count());
            return false;
        }
    }

    private static boolean isEverybodys(RuntimeException failed) {
        DatabaseFailure failure = DatabaseFailure.of(failed);
        return failure == DatabaseFailure.UNREACHABLE || failure == DatabaseFailure.EXHAUSTED;
    }

    private boolean goOn(ReadingGroup group, List<EventViewer> viewers, StreamSnapshot now, Instant time) {
        StreamPosition position = group.position();
        if (position.equals(StreamPosition.at(now))) {
            viewers.forEach(EventViewer::caughtUp);
            return false;
        }
        if (position.isAhead(now) || !group.caughtUp() && isFarBehind(group, now)) {
            byte[] reset = EventPage.reset(group.tenant(), seal.text(group.tenant(), StreamPosition.at(now)), time);
            viewers.forEach(viewer -> viewer.send(reset, StreamPosition.at(now), time));
            viewers.forEach(EventViewer::caughtUp);
            meters.reset();
            return false;
        }
        StreamSnapshot until = Objects.requireNonNullElse(position.until(), now);
        List<RecordedEvent> read = store.read(group.tenant(), position, until, PAGE);
        EventPage page = EventPage.of(group.tenant(), seal, read, position, until, read.size() == PAGE);
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
