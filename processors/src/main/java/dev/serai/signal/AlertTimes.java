package dev.serai.signal;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Alerts by a time of each, the earliest first; of one time by their ids. */
final class AlertTimes {

    private final TreeSet<AlertTime> times = new TreeSet<>();

    /** Nothing without a time. */
    void add(@Nullable Instant at, String alert) {
        if (at != null) {
            times.add(new AlertTime(at, alert));
        }
    }

    void remove(@Nullable Instant at, String alert) {
        if (at != null) {
            times.remove(new AlertTime(at, alert));
        }
    }

    Optional<Instant> first() {
        return times.isEmpty() ? Optional.empty() : Optional.of(times.first().at());
    }

    /** The first alert, which is none of these any more, where its time is before this one. */
    Optional<String> pollBefore(Instant time) {
        return first().filter(at -> at.isBefore(time))
                .map(at -> times.pollFirst().alert());
    }
}
