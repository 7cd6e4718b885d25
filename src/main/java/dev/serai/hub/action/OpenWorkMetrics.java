package dev.serai.hub.action;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionState;
import dev.serai.hub.action.OpenWorkStore.OpenWork;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** What waits for people, in all instances; and the ends of actions, at zero before the first, so that it is an increase. */
@Component
class OpenWorkMetrics {

    /** A scrape reads all gauges: they share one look at the tables. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final List<ActionState> ENDS =
            List.of(ActionState.SUCCEEDED, ActionState.FAILED, ActionState.UNKNOWN);

    private final OpenWorkStore store;
    private final TenantSettings tenants;
    private final Clock clock;
    private @Nullable OpenWorkSnapshot snapshot;

    OpenWorkMetrics(
            MeterRegistry registry,
            OpenWorkStore store,
            TenantSettings tenants,
            ActionCatalogue catalogue,
            Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.clock = clock;
        gauge(registry, "serai.approval.open", seen -> sum(seen, OpenWork::approvals));
        gauge(registry, "serai.approval.oldest.age.seconds", seen -> age(seen, OpenWork::approvalsSince));
        gauge(registry, "serai.action.unknown", seen -> sum(seen, OpenWork::unknown));
        gauge(registry, "serai.action.unknown.age.seconds", seen -> age(seen, OpenWork::unknownSince));
        catalogue
                .names()
                .forEach(kamelet -> ENDS.forEach(
                        state -> registry.counter("serai.actions", "kamelet", kamelet, "state", state.wire())));
    }

    private record OpenWorkSnapshot(Instant at, List<OpenWork> tenants) {}

    private void gauge(MeterRegistry registry, String name, Function<OpenWorkSnapshot, Double> value) {
        Gauge.builder(name, this, metrics -> metrics.value(value)).register(registry);
    }

    private double value(Function<OpenWorkSnapshot, Double> of) {
        try {
            return of.apply(read());
        } catch (DataAccessException e) {
            // A scrape says what is known; readiness tells that the database is away.
            return Double.NaN;
        }
    }

    private static double sum(OpenWorkSnapshot seen, ToLongFunction<OpenWork> part) {
        return seen.tenants().stream().mapToLong(part).sum();
    }

    /** In seconds, of the oldest of all tenants; 0 where there is none. */
    private static double age(OpenWorkSnapshot seen, Function<OpenWork, @Nullable Instant> since) {
        return seen.tenants().stream()
                .map(since)
                .mapToDouble(start -> start == null
                        ? 0
                        : Math.max(0, Duration.between(start, seen.at()).toMillis() / 1000.0))
                .max()
                .orElse(0);
    }

    private synchronized OpenWorkSnapshot read() {
        Instant now = clock.instant();
        OpenWorkSnapshot last = snapshot;
        if (last == null || Duration.between(last.at(), now).abs().compareTo(FRESH) > 0) {
            last = new OpenWorkSnapshot(
                    now, tenants.tenants().stream().map(store::of).toList());
            snapshot = last;
        }
        return last;
    }
}
