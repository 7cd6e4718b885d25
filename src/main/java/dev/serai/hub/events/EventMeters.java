package dev.serai.hub.events;

import dev.serai.hub.events.SubscriberReports.SubscriberLag;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who listens, and how late events come: {@code serai.events.*}. */
@Component
class EventMeters {

    private static final String SUBSCRIBER = "subscriber";

    private final MeterRegistry registry;
    private final Timer delay;
    private final Counter reads;
    private final Counter dropped;
    private final Counter resets;
    private volatile Function<String, SubscriberLag> lag = subscriber -> SubscriberLag.NONE;

    EventMeters(MeterRegistry registry) {
        this.registry = registry;
        this.delay = registry.timer("serai.events.delay");
        this.reads = registry.counter("serai.events.reads");
        this.dropped = registry.counter("serai.events.dropped");
        this.resets = registry.counter("serai.events.resets");
    }

    void watch(Supplier<Number> viewers) {
        Gauge.builder("serai.events.viewers", viewers).register(registry);
    }

    /** Events that were sent now to who had read all before them: late is also what a long transaction held. */
    void late(List<RecordedEvent> events, Instant now) {
        for (RecordedEvent event : events) {
            Duration since = Duration.between(event.at(), now);
            delay.record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    /** One time that the journal was read for all who listen. */
    void read() {
        reads.increment();
    }

    /** @param reader says how far a subscriber is behind */
    void lags(Function<String, SubscriberLag> reader) {
        lag = reader;
    }

    /** Shows a subscriber from now on, at zero. */
    void begin(String subscriber) {
        Gauge.builder("serai.events.lag.seconds", () -> lag.apply(subscriber).seconds())
                .tag(SUBSCRIBER, subscriber)
                .register(registry);
        Gauge.builder("serai.events.lag.events", () -> lag.apply(subscriber).events())
                .tag(SUBSCRIBER, subscriber)
                .register(registry);
        delivered(subscriber, 0, null, Instant.EPOCH);
        failed(subscriber, 0);
        dead(subscriber, 0);
    }

    /** @param last when the last of them happened */
    void delivered(String subscriber, int count, @Nullable Instant last, Instant now) {
        registry.counter("serai.events.delivered", SUBSCRIBER, subscriber).increment(count);
        if (last != null) {
            Duration since = Duration.between(last, now);
            registry.timer("serai.events.subscriber.delay", SUBSCRIBER, subscriber)
                    .record(since.isNegative() ? Duration.ZERO : since);
        }
    }

    /** So many times that a subscriber did not take an event. */
    void failed(String subscriber, int count) {
        registry.counter("serai.events.failed", SUBSCRIBER, subscriber).increment(count);
    }

    /** So many events that were given up for a subscriber. */
    void dead(String subscriber, int count) {
        registry.counter("serai.events.dead", SUBSCRIBER, subscriber).increment(count);
    }

    /** One who did not read. */
    void dropped() {
        dropped.increment();
    }

    /** So many whom there was too much to keep for, or for whom reading failed. */
    void dropped(int count) {
        dropped.increment(count);
    }

    /** Those of one tenant who were equally too far behind. */
    void reset() {
        resets.increment();
    }
}
