package dev.serai.hub.http;

import dev.serai.hub.settings.SenderSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** How many slow transfers each sender has open, and how many were cut off. */
@Component
class SlowCount {

    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();
    private final int limit;
    private final MeterRegistry meters;

    SlowCount(SenderSettings settings, MeterRegistry meters) {
        this.limit = settings.slowPerAddress();
        this.meters = meters;
    }

    /** Whether there is room for one more; then it has to leave. */
    boolean enter(String sender) {
        boolean[] entered = new boolean[1];
        open.compute(sender, (name, before) -> {
            int now = before == null ? 0 : before;
            entered[0] = now < limit;
            return entered[0] ? Integer.valueOf(now + 1) : before;
        });
        if (!entered[0]) {
            cut("too-many");
        }
        return entered[0];
    }

    void leave(String sender) {
        open.computeIfPresent(sender, (name, before) -> before == 1 ? null : before - 1);
    }

    /** Counts one that is cut off: {@code body}, {@code answer} or {@code too-many}. */
    void cut(String what) {
        meters.counter("serai.senders.cut", "what", what).increment();
    }
}
