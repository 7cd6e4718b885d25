package dev.serai.hub.db;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the threads that store and seal get on: {@code DEGRADED} from when one is replaced until the next one has. */
@Component("workersHealthIndicator")
class WatchdogHealth implements HealthIndicator {

    private final Watchdog watchdog;

    WatchdogHealth(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public Health health() {
        Map<String, String> workers = new LinkedHashMap<>();
        watchdog.workers().forEach(worker -> workers.put(worker.name(), worker.stuck() ? "replaced" : "works"));
        return PartialHealth.of(!workers.containsValue("replaced"), workers);
    }
}
