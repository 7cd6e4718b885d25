package dev.serai.hub.events;

import dev.serai.hub.db.PartialHealth;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.events.SubscriberReports.SubscriberLag;
import dev.serai.hub.settings.TenantSettings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How far subscribers are behind what happened: {@code DEGRADED} while one is too far behind. Nothing is lost by that. */
@Component("eventSubscribersHealthIndicator")
class SubscriberHealth implements HealthIndicator {

    static final Duration TOO_FAR = Duration.ofMinutes(5);

    /** Gauges and the health share what was read. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final SubscriberReports reports;
    private final TenantSettings tenants;
    private Map<String, SubscriberLag> last = Map.of();
    private boolean known;
    private long readAt;

    SubscriberHealth(SubscriberReports reports, TenantSettings tenants, EventMeters meters) {
        this.reports = reports;
        this.tenants = tenants;
        meters.lags(this::lag);
    }

    @Override
    public Health health() {
        Map<String, String> details = new TreeMap<>();
        lags().forEach((name, lag) -> details.put(name, text(lag)));
        boolean near = lags().values().stream().noneMatch(lag -> lag.seconds() > TOO_FAR.toSeconds());
        return PartialHealth.of(near, details);
    }

    private static String text(SubscriberLag lag) {
        String behind = lag.events() + " events, " + lag.seconds() + " s";
        return lag.untaken().isEmpty() ? behind : behind + "; " + lag.untaken();
    }

    private SubscriberLag lag(String subscriber) {
        return lags().getOrDefault(subscriber, SubscriberLag.NONE);
    }

    private synchronized Map<String, SubscriberLag> lags() {
        if (!known || System.nanoTime() - readAt > FRESH.toNanos()) {
            last = read();
            known = true;
            readAt = System.nanoTime();
        }
        return last;
    }

    private Map<String, SubscriberLag> read() {
        try {
            return PurposeContext.in(Purpose.JOBS, () -> reports.lags(tenants.tenants()));
        } catch (DataAccessException | TransactionException e) {
            // Readiness says that the database is away.
            return Map.of();
        }
    }
}
