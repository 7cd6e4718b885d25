package dev.serai.hub.routes;

import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether what runs is what stands in the routes folder. Where it is not, the hub works on with what it read before, and says
 * {@code DEGRADED} with file, line and reason.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

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
        Health.Builder health =
                faults.isEmpty() ? Health.up() : Health.status(DEGRADED).withDetail("faults", faults);
        List<String> changes = notes.changes();
        return (changes.isEmpty() ? health : health.withDetail("changes", changes)).build();
    }
}
