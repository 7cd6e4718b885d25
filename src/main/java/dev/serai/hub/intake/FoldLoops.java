package dev.serai.hub.intake;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedLoop;
import dev.serai.hub.settings.TenantSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has each tenant's deliveries folded, one round after the other: when this hub has accepted some, and now and then for
 * what other hubs have left. The rounds follow commits that belong to no exchange any more, so each begins its route itself.
 */
@Component
@LeadsTo(FoldLoops.ROUTE)
class FoldLoops implements DisposableBean {

    static final String ROUTE = "direct:alerts-fold";

    /** While a file is read again the route is away for a moment. */
    private static final String ADDRESS = ROUTE + "?timeout=3000";

    /** For what hubs have left that are gone. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    /** Where others hold rows. */
    private static final Duration ASIDE = Duration.ofMillis(50);

    /** Under load one round serves many commits: it folds repeats of an alert at once. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final int CROWD = 8;
    private static final int FULL = 2_000;

    private final ProducerTemplate camel;
    private final UnfoldedDeliveries unfolded;
    private final TenantSettings tenants;
    private final Watchdog watchdog;
    private final List<WatchedLoop> loops = new ArrayList<>();

    FoldLoops(ProducerTemplate camel, UnfoldedDeliveries unfolded, TenantSettings tenants, Watchdog watchdog) {
        this.camel = camel;
        this.unfolded = unfolded;
        this.tenants = tenants;
        this.watchdog = watchdog;
    }

    /** The routes run by now. */
    @EventListener(ApplicationReadyEvent.class)
    void start() {
        for (String tenant : tenants.tenants()) {
            UnfoldedQueue queue = unfolded.of(tenant);
            Rounds rounds = new Rounds(tenant, queue);
            WatchedLoop loop = new WatchedLoop("alerts-fold-" + tenant, watchdog, rounds::next);
            queue.listen(loop::wake);
            loops.add(loop);
            loop.start();
        }
    }

    private final class Rounds {

        private final String tenant;
        private final UnfoldedQueue queue;
        private volatile long lookedAt = System.nanoTime() - LOOK.toNanos();
        private volatile long endedAt = System.nanoTime();
        private volatile boolean crowded;

        Rounds(String tenant, UnfoldedQueue queue) {
            this.tenant = tenant;
            this.queue = queue;
        }

        /** Returns how long to wait before the next one. */
        Duration next() {
            gather();
            boolean looks = System.nanoTime() - lookedAt >= LOOK.toNanos();
            if (looks || queue.isWaiting() || queue.hasAsides()) {
                crowded = queue.size() > CROWD;
                round(new FoldRound(looks));
                lookedAt = looks ? System.nanoTime() : lookedAt;
                endedAt = System.nanoTime();
            }
            if (queue.hasAsides()) {
                return ASIDE;
            }
            return queue.isWaiting() ? Duration.ZERO : LOOK.minusNanos(System.nanoTime() - lookedAt);
        }

        private void gather() {
            long left = GATHER.toNanos() - (System.nanoTime() - endedAt);
            if (crowded && left > 0 && queue.size() < FULL) {
                LockSupport.parkNanos(left);
            }
        }

        private void round(FoldRound round) {
            Exchange done = camel.send(ADDRESS, ExchangePattern.InOnly, exchange -> {
                exchange.getMessage().setHeader("tenant", tenant);
                exchange.setProperty(FoldRound.PROPERTY, round);
            });
            queue.putBack();
            Exception failure = done.getException();
            if (failure != null) {
                throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
            }
        }
    }

    /** What is not folded by then is left to other hubs, and to the next start. */
    @Override
    public void destroy() {
        loops.forEach(WatchedLoop::close);
    }
}
