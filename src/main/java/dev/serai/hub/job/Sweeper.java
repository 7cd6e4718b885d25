package dev.serai.hub.job;

import dev.serai.hub.LeadsTo;
import dev.serai.hub.db.LoadedRow;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
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

    /**
     * Whether what was found is this hub's to schedule; then it is counted and logged.
     *
     * @param claimed the row that {@code sweep-claim.sql} wrote, if it wrote one
     */
    public boolean claimed(@Header("claimed") List<Map<String, Object>> claimed, @Body Map<String, Object> found) {
        LoadedRow lost = new LoadedRow(found);
        claimed.forEach(row -> {
            meters.counter("serai.sweep.found", "what", lost.text("what")).increment();
            LOG.warn(
                    "Lost work: no job of the kind {} is under way for {}; it is scheduled, for the {}. time",
                    lost.text("what"),
                    lost.text("subject"),
                    new LoadedRow(row).longNumber("times"));
        });
        return !claimed.isEmpty();
    }

    /** The delivery of a message that was found, as whoever planned it would have had it. */
    public List<JobItem> delivery(@Header("messageRow") String messageRow) {
        return List.of(new JobItem(messageRow, Map.of("messageRow", messageRow), Duration.ZERO));
    }

    /** The job that delivers in a channel, as an address: one of few, since it names no message. */
    @LeadsTo("job:deliver-*")
    public String job(@Header("channel") String channel) {
        return "job:deliver-" + channel + "?items=${body}";
    }
}
