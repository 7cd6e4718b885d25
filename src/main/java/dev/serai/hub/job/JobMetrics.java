package dev.serai.hub.job;

import dev.serai.hub.job.DeadJobStore.Depth;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What becomes of jobs and how many wait: {@code serai.job.*}. */
@Component
class JobMetrics {

    /** A scrape reads some gauges for each name: they share what one look at the table found. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final MeterRegistry registry;
    private final DeadJobStore store;
    private final TenantSettings tenants;
    private final Clock clock;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private @Nullable JobSnapshot snapshot;
    private @Nullable Instant failedAt;

    JobMetrics(MeterRegistry registry, DeadJobStore store, TenantSettings tenants, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
        Gauge.builder("serai.job.dead", this, metrics -> metrics.value(JobSnapshot::dead))
                .description("Jobs that ran out of attempts and were not retried")
                .register(registry);
    }

    private record JobSnapshot(Instant at, Map<String, Depth> depths, double dead) {}

    /** One attempt: {@code succeeded, failed, hub_failed, postponed, interrupted} or {@code out_of_attempts}. */
    void ran(String job, String outcome, Duration took) {
        registry.timer("serai.job.runs", "job", job, "outcome", outcome).record(took);
    }

    /** One whose instance gave no sign of life; nobody knows how long it ran. */
    void takenOver(String job) {
        registry.counter("serai.job.takeovers", "job", job).increment();
    }

    /** Shows how much of this name waits and runs, in all instances. */
    void watch(String job) {
        if (!watched.add(job)) {
            // Its route was taken out and came again.
            return;
        }
        gauge("serai.job.waiting", job, Depth::waiting);
        gauge("serai.job.running", job, Depth::running);
        gauge("serai.job.crashing", job, Depth::crashing);
        gauge("serai.job.oldest.age.seconds", job, this::ageSeconds);
    }

    private void gauge(String name, String job, ToDoubleFunction<Depth> value) {
        Gauge.builder(name, this, metrics -> metrics.value(seen -> depth(seen, job, value)))
                .tag("job", job)
                .register(registry);
    }

    private static double depth(JobSnapshot seen, String job, ToDoubleFunction<Depth> value) {
        Depth depth = seen.depths().get(job);
        return depth == null ? 0 : value.applyAsDouble(depth);
    }

    private double ageSeconds(Depth depth) {
        Instant oldest = depth.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1000.0);
    }

    private double value(Function<JobSnapshot, Double> of) {
        JobSnapshot seen = read();
        // A scrape says what is known; readiness tells that the database is away.
        return seen == null ? Double.NaN : of.apply(seen);
    }

    /** Null while the database is away; it is not waited for once for each gauge. */
    private synchronized @Nullable JobSnapshot read() {
        Instant now = clock.instant();
        if (isFresh(failedAt, now)) {
            return null;
        }
        try {
            return read(now);
        } catch (DataAccessException | TransactionException e) {
            failedAt = clock.instant();
            return null;
        }
    }

    private static boolean isFresh(@Nullable Instant at, Instant now) {
        return at != null && Duration.between(at, now).abs().compareTo(FRESH) <= 0;
    }

    private JobSnapshot read(Instant now) {
        JobSnapshot last = snapshot;
        if (last == null || !isFresh(last.at(), now)) {
            Map<String, Depth> depths = store.depths(RetryPolicy.CRASHES).stream()
                    .collect(Collectors.toMap(Depth::name, Function.identity()));
            last = new JobSnapshot(
                    now,
                    depths,
                    tenants.tenants().stream().mapToLong(store::count).sum());
            snapshot = last;
        }
        return last;
    }
}
