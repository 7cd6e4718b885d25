package dev.serai.hub.job;

import dev.serai.hub.job.JobQueue.Request;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the sweep's routes need besides SQL: its times, its word on what was found, and the delivery of a message. */
@Component("sweeper")
public class Sweeper {

    /** What came to be later than this may just be under way. */
    static final Duration GRACE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final JobQueue jobs;
    private final MeterRegistry meters;
    private final Clock clock;

    Sweeper(JobQueue jobs, MeterRegistry meters, Clock clock) {
        this.jobs = jobs;
        this.meters = meters;
        this.clock = clock;
    }

    /** Only what is older is looked at. */
    public String before() {
        return clock.instant().minus(GRACE).toString();
    }

    public String now() {
        return clock.instant().toString();
    }

    /** Sets the property {@code found} when the body, what was written down, says that it is this hub's to schedule. */
    public void found(
            @Body List<Map<String, Object>> kept,
            @Header("what") String what,
            @Header("subject") String subject,
            Exchange exchange) {
        exchange.setProperty("found", !kept.isEmpty());
        if (!kept.isEmpty()) {
            meters.counter("serai.sweep.found", "what", what).increment();
            LOG.warn(
                    "Lost work: no job of the kind {} is under way for {}; it is scheduled, for the {}. time",
                    what,
                    subject,
                    kept.get(0).get("times"));
        }
    }

    /** Schedules the delivery of a message as whoever planned it did. */
    public void deliver(
            @Header("tenant") String tenant, @Header("channel") String channel, @Header("subject") String messageRow) {
        jobs.schedule(
                new Request("deliver-" + channel, messageRow, tenant, Map.of("messageRow", messageRow), Duration.ZERO));
    }
}
