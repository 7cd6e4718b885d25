package dev.serai.hub.routes;

import dev.serai.hub.db.PartialHealth;
import java.util.List;
import java.util.Map;
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

    RoutesHealthIndicator(List<FaultSource> sources) {
        this.sources = sources;
    }

    @Override
    public Health health() {
        List<RouteFault> faults =
                sources.stream().flatMap(source -> source.faults().stream()).toList();
        return PartialHealth.of(faults.isEmpty(), faults.isEmpty() ? Map.of() : Map.of("faults", faults));
    }
}
