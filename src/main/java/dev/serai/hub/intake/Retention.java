package dev.serai.hub.intake;

import dev.serai.hub.settings.TenantSettings;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Until when processed deliveries, and buttons of closed approvals, are remembered. */
@Component("retention")
class Retention {

    /** GitHub delivers again what is up to 7 days old (Enterprise Server; github.com: 3). Twice that. */
    static final Duration KEPT = Duration.ofDays(14);

    private final TenantSettings settings;
    private final Clock clock;

    Retention(TenantSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Each of them forgets for itself. */
    public List<String> tenants() {
        return settings.tenants();
    }

    /** What was received, or closed, before is forgotten. */
    public Timestamp before() {
        return Timestamp.from(clock.instant().minus(KEPT));
    }
}
