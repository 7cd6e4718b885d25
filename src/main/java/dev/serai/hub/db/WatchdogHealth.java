package dev.serai.hub.db;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Whether the threads that store and seal get on: {@code DEGRADED} from when one is replaced until the next one has. */
@Component("workersHealthIndicator")
class WatchdogHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Watchdog watchdog;

    WatchdogHealth(Watchdog watchdog) {
        this.watchdog = watchdog;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (WatchedWorker worker : watchdog.workers()) {
            if (worker.stuck()) {
                health.status(DEGRADED);
            }
            health.withDetail(worker.name(), worker.stuck() ? "replaced" : "works");
        }
        return health.build();
    }
}
