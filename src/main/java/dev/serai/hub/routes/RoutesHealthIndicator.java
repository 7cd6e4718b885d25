package dev.serai.hub.routes;

import dev.serai.hub.db.PartialHealth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether what runs is what stands in the routes folder. Where it is not, the hub works on with what it read before, and says
 * {@code DEGRADED} with file, line and reason.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {

    private final List<FaultSource> sources;
    private final UpgradeNotes notes;

    RoutesHealthIndicator(List<FaultSource> sources, UpgradeNotes notes) {
        this.sources = sources;
        this.notes = notes;
    }

    @Override
    public Health health() {
        List<RouteFault> faults =
                sources.stream().flatMap(source -> source.faults().stream()).toList();
        Map<String, List<?>> details = new TreeMap<>(Map.of("faults", faults, "changes", notes.changes()));
        details.values().removeIf(List::isEmpty);
        return PartialHealth.of(faults.isEmpty(), details);
    }
}
