package dev.serai.hub.events;

import dev.serai.event.StreamPosition;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.http.CallersChanged;
import dev.serai.hub.http.EventStream;
import dev.serai.hub.http.EventStreams;
import dev.serai.hub.http.Problems;
import dev.serai.hub.http.ScopedCaller;
import dev.serai.hub.journal.JournalWakeup;
import dev.serai.hub.settings.TenantSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All who listen to what happens, in this hub. While there is anybody, one thread reads the journal for them; nobody takes one
 * of their own. It reads when this hub has committed events, and a few times a second for those of other hubs.
 *
 * <p>A route begins a stream; it goes on here, because a route's answer is whole when it ends, and a consumer of
 * platform-http that waited would take one of its few threads.
 */
@Component("eventViewers")
class EventViewers implements EventStreams, CallersChanged, SmartLifecycle {

    static final String OPERATION = "streamEvents";

    private static final Duration IDLE = Duration.ofMinutes(5);

    /** For what other hubs commit. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(400);

    /** In a storm one round serves many commits. */
    private static final Duration BETWEEN_COMMITS = Duration.ofMillis(80);

    private final EventReader reader;
    private final EventStore store;
    private final PositionSeal seal;
    private final ViewerShares shares;
    private final JournalWakeup wakeup;
    private final Clock clock;
    private final WatchedLoop rounds;
    private final List<EventViewer> viewers = new ArrayList<>();
    private final Runnable committed = this::committed;
    private volatile long beganAt = System.nanoTime();
    private final Set<UUID> changed = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private boolean started;

    EventViewers(
            EventReader reader,
            EventStore store,
            PositionSeal seal,
            TenantSettings tenants,
            EventMeters meters,
            JournalWakeup wakeup,
            Clock clock,
            Watchdog watchdog) {
        this.reader = reader;
        this.store = store;
        this.seal = seal;
        this.shares = new ViewerShares(tenants);
        this.wakeup = wakeup;
        this.clock = clock;
        this.rounds = new WatchedLoop("event-reader", watchdog, this::round);
        meters.watch(() -> open().size());
    }

    /**
     * Says where a stream begins: behind the event that the caller had last, or now. An id that is none of the tenant's begins
     * with a reset.
     *
     * @param lastEventId of a connection that broke, as a browser sends it
     * @param given the same as a parameter, for a first connection; empty without one
     */
    public String begin(
            @Header("tenant") String tenant,
            @Header("lastEventId") @Nullable String lastEventId,
            @Header("last_event_id") String given) {
        if (!running) {
            throw Problems.notReady();
        }
        if (shares.isFull(open(), tenant)) {
            throw Problems.busy();
        }
        String last = lastEventId == null || lastEventId.isEmpty() ? given : lastEventId;
        return last.isEmpty() ? seal.text(tenant, StreamPosition.at(store.snapshot(tenant))) : last;
    }

    @Override
    public String operation() {
        return OPERATION;
    }

    @Override
    public boolean open(ScopedCaller caller, String first, EventStream stream) {
        StreamPosition position = seal.find(caller.account().tenant(), first);
        EventViewer viewer = new EventViewer(caller, stream, seal, position, clock.instant());
        stream.keepOpen();
        viewer.greet();
        synchronized (viewers) {
            if (!running) {
                viewer.end();
                return true;
            }
            viewers.removeIf(EventViewer::isOver);
            ViewerShares.oldest(viewers, viewer.account()).ifPresent(oldest -> {
                oldest.turnAway();
                viewers.remove(oldest);
            });
            // Others have begun since the first look.
            if (shares.isFull(viewers, viewer.tenant())) {
                viewer.turnAway();
                return true;
            }
            viewers.add(viewer);
            if (viewers.size() == 1) {
                wakeup.listen(committed);
            }
            if (!started) {
                started = true;
                rounds.start();
            }
        }
        rounds.wake();
        return true;
    }

    /** Those that have not ended. */
    private List<EventViewer> open() {
        synchronized (viewers) {
            if (viewers.removeIf(EventViewer::isOver) && viewers.isEmpty()) {
                wakeup.leave(committed);
            }
            return List.copyOf(viewers);
        }
    }

    private void committed() {
        rounds.wakeIn(Duration.ofNanos(beganAt + BETWEEN_COMMITS.toNanos() - System.nanoTime()));
    }

    @Override
    public void callerChanged(UUID account) {
        if (open().stream().anyMatch(viewer -> viewer.account().equals(account))) {
            changed.add(account);
            wake();
        }
    }

    private void wake() {
        if (!open().isEmpty()) {
            rounds.wake();
        }
    }

    private Duration round() {
        beganAt = System.nanoTime();
        List<EventViewer> all = open();
        if (all.isEmpty()) {
            return IDLE;
        }
        Set<UUID> some = Set.copyOf(changed);
        changed.removeAll(some);
        return reader.round(all, some::contains) ? Duration.ZERO : BETWEEN_ROUNDS;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server, which would wait for them. They go on at another hub, or here after the start. */
    @Override
    public void stop() {
        List<EventViewer> last;
        synchronized (viewers) {
            running = false;
            last = open();
            viewers.clear();
            wakeup.leave(committed);
        }
        last.forEach(EventViewer::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
