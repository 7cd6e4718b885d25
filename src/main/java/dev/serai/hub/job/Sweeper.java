package dev.serai.hub.job;

import dev.serai.hub.LeadsTo;
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

/** What the sweep's routes need besides SQL: its times, its word on what was found, and what delivers a message. */
@Component("sweeper")
class Sweeper {

    /** What came to be later than this may just be under way. */
    static final Duration GRACE = Duration.ofSeconds(45);

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final MeterRegistry meters;
    private final Clock clock;

    Sweeper(MeterRegistry meters, Clock clock) {
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

    /** The delivery of a message that was found, as whoever planned it would have had it. */
    public List<JobItem> delivery(@Header("subject") String messageRow) {
        return List.of(new JobItem(messageRow, Map.of("messageRow", messageRow), Duration.ZERO));
    }

    /** The job that delivers in a channel, as an address: one of few, since it names no message. */
    @LeadsTo("job:deliver-*")
    public String job(@Header("channel") String channel) {
        return "job:deliver-" + channel + "?items=${body}";
    }
}
