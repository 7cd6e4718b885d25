package dev.serai.hub.approval;

import dev.serai.hub.routes.RouteFault;
import dev.serai.hub.routes.RouteFaults;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Whether what runs is what stands in the routes folder: routes, playbooks and policies. Where it is not, the hub works on
 * with what it read before, and says {@code DEGRADED} with file, line and reason.
 */
@Component
class RoutesHealthIndicator implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final RouteFaults routes;
    private final Rulebooks rulebooks;

    RoutesHealthIndicator(RouteFaults routes, Rulebooks rulebooks) {
        this.routes = routes;
        this.rulebooks = rulebooks;
    }

    @Override
    public Health health() {
        List<RouteFault> faults = new ArrayList<>(routes.all());
        faults.addAll(rulebooks.faults());
        return faults.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("faults", faults).build();
    }
}
