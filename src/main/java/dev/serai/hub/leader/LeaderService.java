package dev.serai.hub.leader;

import dev.serai.hub.db.LeaderLocks;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Camel's cluster service over {@link LeaderLocks}: of the hubs that share a database one leads each name, and another one
 * within {@link #LOOK} of its end.
 */
@Component
class LeaderService extends AbstractCamelClusterService<LeaderView> {

    /** How often a leader finds out whether it still is one, and the others whether they may be. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    /** Hubs are counted each third time: an idle hub asks its database little. */
    private static final int COUNTED_EACH = 3;

    /** Routes start one after the other: one look is for all of them. */
    private static final Duration GATHER = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(LeaderService.class);

    private final LeaderLocks locks;
    private final LiveHubs hubs;
    private final MeterRegistry meters;
    private final Map<String, LeaderView> views = new ConcurrentHashMap<>();
    private final WatchedLoop loop;
    private int looks;
    private boolean started;

    LeaderService(LeaderLocks locks, LiveHubs hubs, Watchdog watchdog, MeterRegistry meters) {
        super("hub");
        this.locks = locks;
        this.hubs = hubs;
        this.meters = meters;
        this.loop = new WatchedLoop("leader", watchdog, this::claim);
        loop.start();
    }

    @Override
    protected LeaderView createView(String name) {
        LeaderView view = new LeaderView(this, name);
        Gauge.builder("serai.leader", view, one -> one.isLeader() ? 1 : 0)
                .tag("name", name)
                .register(meters);
        return view;
    }

    /** From now on this hub may lead it. */
    void enter(LeaderView view) {
        views.put(view.getNamespace(), view);
        loop.wakeIn(GATHER);
    }

    /** It leads it no more. */
    void leave(LeaderView view) {
        views.remove(view.getNamespace());
        try {
            locks.release(view.getNamespace());
        } catch (RuntimeException e) {
            LOG.debug("The session is gone, and its locks with it", e);
            loop.wake();
        }
    }

    private Duration claim() {
        Set<String> ours = Set.of();
        boolean mayLead = mayLead();
        try {
            Set<String> held = views.isEmpty() || !mayLead ? Set.of() : locks.hold(views.keySet());
            // With the session that fails here all locks are gone.
            if (looks++ % COUNTED_EACH == 0) {
                hubs.counted(locks.hubs());
            }
            ours = held;
        } finally {
            announce(ours);
        }
        return mayLead ? LOOK : GATHER;
    }

    /** Camel overlooks a timer that is made at the end of its own start: it would never run, and nobody would notice. */
    private boolean mayLead() {
        CamelContext camel = getCamelContext();
        started = started || camel != null && camel.isStarted();
        return started;
    }

    private void announce(Set<String> ours) {
        Set<String> taken = new TreeSet<>();
        Set<String> lost = new TreeSet<>();
        views.forEach((name, view) -> {
            boolean leads = ours.contains(name);
            if (view.lead(leads)) {
                (leads ? taken : lost).add(name);
            }
        });
        if (!taken.isEmpty()) {
            LOG.info("This hub does from now on what only one does: {}", String.join(", ", taken));
        }
        if (!lost.isEmpty()) {
            LOG.warn("This hub does no more what only one does: {}", String.join(", ", lost));
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        loop.close();
        locks.close();
        super.doShutdown();
    }
}
