package dev.serai.hub.cluster;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether the clusters are watched. A cluster that is away makes the hub neither dead nor unready, so that it stays up as
 * a whole; its own state says {@code DEGRADED}.
 */
@Component("clusterWatchHealthIndicator")
class WatchHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final ClusterWatches watches;

    WatchHealth(ClusterWatches watches) {
        this.watches = watches;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        watches.standings().forEach((name, standing) -> {
            if (standing.connections().containsValue(false)) {
                health.status(DEGRADED);
            }
            health.withDetail(name, standing.connections());
        });
        return health.build();
    }
}
