package dev.serai.hub.audit;

import dev.serai.audit.Checkpoint;
import dev.serai.audit.Seal;
import dev.serai.hub.db.Commits;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.db.WatchedWorker;
import dev.serai.hub.settings.AuditSettings;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Seals all the time, signs a checkpoint at least every minute when there is something new, and both when it stops. */
@Component
class AuditSealScheduler implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealScheduler.class);

    /** New events wait to be sealed; this look is for those that somebody keeps from waiting. */
    private static final Duration WHOLE_LOOK = Duration.ofMinutes(10);

    /** While this hub commits nothing: what other hubs wrote and, when they died, left. */
    private static final Duration IDLE_LOOK = Duration.ofSeconds(5);

    private static final Duration STOP_WAIT = Duration.ofSeconds(5);

    private final AuditSealer sealer;
    private final AuditStore store;
    private final CheckpointSigner signer;
    private final AuditSettings settings;
    private final TenantSettings tenants;
    private final Commits commits;
    private final WatchedWorker watched;
    private volatile long sealedAt = System.nanoTime();
    private long lookedAt = System.nanoTime();
    private boolean unfinished = true;
    private long searchedAt = System.nanoTime();
    private AuditSealer.@Nullable Search search;
    private boolean failing;
    private volatile @Nullable ScheduledExecutorService worker;

    AuditSealScheduler(
            AuditSealer sealer,
            AuditStore store,
            AuditSettings settings,
            TenantSettings tenants,
            CheckpointSigner signer,
            Commits commits,
            MeterRegistry meters,
            Watchdog watchdog) {
        this.sealer = sealer;
        this.store = store;
        this.signer = signer;
        this.settings = settings;
        this.tenants = tenants;
        this.commits = commits;
        this.watched = watchdog.watch("audit-sealer");
        watched.onStuck(this::replace);
        TimeGauge.builder("serai.audit.seal.age", this, TimeUnit.NANOSECONDS, keeper -> System.nanoTime() - sealedAt)
                .description("Since the sealer last ran and left nothing unsealed")
                .register(meters);
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(AuditSealScheduler::thread);
        started.execute(() -> guarded(this::begin));
        long millis = settings.sealEvery().toMillis();
        started.scheduleWithFixedDelay(() -> guarded(this::tick), millis, millis, TimeUnit.MILLISECONDS);
        worker = started;
    }

    private void replace() {
        ScheduledExecutorService stuck = worker;
        if (stuck != null) {
            stuck.shutdownNow();
            start();
        }
    }

    /** A start that fails later must not leave the process alive. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(() -> PurposeContext.run(Purpose.KEEPERS, work), "audit-sealer");
        thread.setDaemon(true);
        return thread;
    }

    /** Seals what a crash left, and compares the chains with what was signed about them. */
    private void begin() {
        search = sealer.search();
        sealer.seal(signer::note);
        Map<String, Checkpoint> signed = signer.last();
        for (String tenant : tenants.tenants()) {
            store.tail(tenant).ifPresent(tail -> {
                Checkpoint last = signed.get(tenant);
                if (last == null || last.sequence() < tail.sequence()) {
                    signer.note(tail);
                }
            });
        }
        signed.values().forEach(this::compare);
        signer.sign();
    }

    private void compare(Checkpoint signed) {
        long end = store.tail(signed.tenant()).map(Seal::sequence).orElse(0L);
        if (end < signed.sequence()) {
            LOG.error(
                    "The audit of tenant {} ends at {}, but {} was signed: it was cut, or the database was put back",
                    signed.tenant(),
                    end,
                    signed.sequence());
        }
    }

    private void tick() {
        try {
            if (mayFind()) {
                unfinished = true;
                lookedAt = System.nanoTime();
                unfinished = !sealer.seal(signer::note);
                sealedAt = unfinished ? sealedAt : lookedAt;
            }
            search();
        } finally {
            // What was sealed is signed, also when something else could not be sealed.
            if (signer.signedLongerAgoThan(settings.checkpointEvery())) {
                signer.sign();
            }
        }
    }

    /** An event is written in a transaction of this hub, or of another one that seals it. */
    private boolean mayFind() {
        return commits.anyNew() || unfinished || System.nanoTime() - lookedAt > IDLE_LOOK.toNanos();
    }

    /** One step each time, so that new events do not wait for it. */
    private void search() {
        if (search == null && System.nanoTime() - searchedAt > WHOLE_LOOK.toNanos()) {
            search = sealer.search();
        }
        if (search != null && !search.step(signer::note)) {
            search = null;
            searchedAt = System.nanoTime();
        }
    }

    /** Seals and signs what there is, now. */
    synchronized void flush() {
        sealer.seal(signer::note);
        signer.sign();
        AuditSealer.Search all = sealer.search();
        while (!Thread.currentThread().isInterrupted() && all.step(signer::note)) {
            // Until it has seen everything.
        }
        signer.sign();
    }

    private void guarded(Runnable work) {
        try {
            watched.during(work);
            if (failing) {
                LOG.info("The audit is sealed and signed again");
            }
            failing = false;
        } catch (RuntimeException | Error e) {
            // An error too, such as a failed assertion of a driver: the executor would never call again, without a
            // word.
            if (!failing) {
                LOG.error("The audit cannot be sealed or signed; trying on: {}", e.toString());
            }
            failing = true;
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = worker;
        worker = null;
        if (running == null) {
            return;
        }
        running.execute(() -> guarded(this::flush));
        running.shutdown();
        try {
            // The database may be gone already: its end must not hold up ours.
            if (!running.awaitTermination(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                running.shutdownNow();
            }
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    /** Starts before the routes and stops after them, so that their last events are sealed. */
    @Override
    public int getPhase() {
        return 0;
    }
}
