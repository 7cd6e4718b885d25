package dev.serai.hub.job;

import dev.serai.hub.db.Watchdog;
import dev.serai.hub.settings.JobSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What the component takes from the application. */
@Component
record JobServices(
        DurableJobQueue queue,
        JobStore store,
        JobClaims claims,
        JobWakeup wakeup,
        JobMetrics metrics,
        JobSettings settings,
        Watchdog watchdog,
        Clock clock) {}
