package dev.serai.kamelet.cluster;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a call must be over. */
final class Deadline {

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    boolean over() {
        return left().isZero();
    }

    /** The shorter of the two. */
    Deadline atMost(Duration time) {
        return left().compareTo(time) > 0 ? in(time) : this;
    }

    /** Refuses what must not begin any more; a time that cannot be read is over. */
    static void checkInTime(@Nullable String startBefore, Instant now) throws ClusterRefusal {
        if (startBefore != null && !startBefore.isEmpty() && !before(startBefore, now)) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_GUARD, "too late to start");
        }
    }

    private static boolean before(String startBefore, Instant now) {
        try {
            return now.isBefore(Instant.parse(startBefore));
        } catch (DateTimeException e) {
            return false;
        }
    }
}
