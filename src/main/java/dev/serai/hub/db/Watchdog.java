package dev.serai.hub.db;

import dev.serai.hub.settings.DatabaseSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Replaces a thread that stores or seals when it got no further for {@code serai.database.stuck-after}. */
@Component
public class Watchdog implements SmartInitializingSingleton, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final List<WatchedWorker> workers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(Watchdog::thread);
    private final Duration limit;
    private final MeterRegistry meters;
    private final LongSupplier nanos;

    @Autowired
    Watchdog(DatabaseSettings settings, MeterRegistry meters) {
        this(settings.stuckAfter(), meters, System::nanoTime);
    }

    public Watchdog(Duration limit, MeterRegistry meters, LongSupplier nanos) {
        this.limit = limit;
        this.meters = meters;
        this.nanos = nanos;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "watchdog");
        thread.setDaemon(true);
        return thread;
    }

    /** Whoever is watched tells when it works. */
    public WatchedWorker watch(String name) {
        WatchedWorker worker = new WatchedWorker(name, nanos);
        workers.add(worker);
        return worker;
    }

    List<WatchedWorker> workers() {
        return workers;
    }

    @Override
    public void afterSingletonsInstantiated() {
        looks.scheduleWithFixedDelay(this::check, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Once for each piece of work that is stuck. */
    public void check() {
        for (WatchedWorker worker : workers) {
            try {
                if (worker.replaceAfter(limit.toNanos())) {
                    meters.counter("serai.watchdog.replaced", "worker", worker.name())
                            .increment();
                    LOG.error(
                            "{} got no further for {} s: its connection is aborted, and another takes over",
                            worker.name(),
                            limit.toSeconds());
                }
            } catch (RuntimeException e) {
                LOG.error("{} cannot be replaced", worker.name(), e);
            }
        }
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
