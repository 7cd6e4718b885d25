package dev.serai.hub.intake;

import dev.serai.hub.db.PartialHealth;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How far folding is behind accepting, in all hubs and tenants. Where it is too far behind, alerts are safe and late: the
 * component is {@code DEGRADED}, and deliveries go on being accepted.
 */
@Component("alertsFoldHealthIndicator")
class FoldLag implements HealthIndicator {

    private static final Duration TOO_FAR = Duration.ofSeconds(30);

    /** Two gauges and the health share one query. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final InboxRows inbox;
    private final TenantSettings tenants;
    private final Clock clock;
    private @Nullable Behind last;
    private long lookedAt;

    FoldLag(InboxRows inbox, TenantSettings tenants, MeterRegistry meters, Clock clock) {
        this.inbox = inbox;
        this.tenants = tenants;
        this.clock = clock;
        meters.gauge("serai.intake.fold.lag.seconds", this, lag -> lag.value().seconds());
        meters.gauge("serai.intake.fold.pending", this, lag -> lag.value().deliveries());
    }

    /** NaN where the database did not say. */
    private record Behind(double seconds, double deliveries) {}

    @Override
    public Health health() {
        Behind behind = value();
        boolean near = !(behind.seconds() > TOO_FAR.toSeconds());
        return PartialHealth.of(
                near,
                Double.isNaN(behind.seconds())
                        ? Map.of()
                        : Map.of(
                                "oldest_seconds", Math.round(behind.seconds()),
                                "deliveries", Math.round(behind.deliveries())));
    }

    private synchronized Behind value() {
        Behind known = last;
        if (known == null || System.nanoTime() - lookedAt > FRESH.toNanos()) {
            known = find();
            last = known;
            lookedAt = System.nanoTime();
        }
        return known;
    }

    private Behind find() {
        Instant now = clock.instant();
        double seconds = 0;
        double deliveries = 0;
        try {
            for (String tenant : tenants.tenants()) {
                InboxRows.Backlog backlog = TenantContext.in(tenant, () -> inbox.backlog(tenant));
                deliveries += backlog.deliveries();
                Instant oldest = backlog.oldest();
                if (oldest != null) {
                    seconds = Math.max(seconds, Duration.between(oldest, now).toMillis() / 1000.0);
                }
            }
        } catch (DataAccessException | TransactionException e) {
            // Readiness tells that the database is away.
            return new Behind(Double.NaN, Double.NaN);
        }
        return new Behind(seconds, deliveries);
    }
}
