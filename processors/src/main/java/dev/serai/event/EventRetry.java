package dev.serai.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an event that a receiver did not take is sent again. A receiver that is away is waited for, however long: what it
 * misses is in the journal. What it refuses is given up after some attempts, so that it holds up nothing behind it.
 */
public final class EventRetry {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 9;

    private EventRetry() {}

    /** Whether a refused event is given up. @param failures how often it was refused */
    public static boolean isDead(int failures, int attempts) {
        return failures >= attempts;
    }

    /**
     * How long to wait.
     *
     * @param failures one at least; the delay doubles with each, up to five minutes
     * @param requested what the receiver asks for by {@code Retry-After}, within these five minutes
     */
    public static Duration delay(int failures, @Nullable Duration requested) {
        Duration own = FIRST.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, MOST_DOUBLINGS));
        Duration wait = requested != null && requested.compareTo(own) > 0 ? requested : own;
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
