package dev.serai.hub.cluster;

import dev.serai.hub.db.PartialHealth;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether the clusters are watched. A cluster that is away makes the hub neither dead nor unready, so that it stays up as
 * a whole; its own state says {@code DEGRADED}.
 */
@Component("clusterWatchHealthIndicator")
class WatchHealth implements HealthIndicator {

    private final ClusterWatches watches;

    WatchHealth(ClusterWatches watches) {
        this.watches = watches;
    }

    @Override
    public Health health() {
        Map<String, Map<String, Boolean>> clusters = new TreeMap<>();
        watches.standings().forEach((name, standing) -> clusters.put(name, standing.connections()));
        boolean whole = clusters.values().stream().noneMatch(connections -> connections.containsValue(false));
        return PartialHealth.of(whole, clusters);
    }
}
