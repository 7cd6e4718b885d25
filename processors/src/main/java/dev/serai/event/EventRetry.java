package dev.serai.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an event that a receiver did not take is sent again. A receiver that is away is waited for, however long: what it
 * misses is in the journal. What it refuses is given up after some attempts, and so is, after some time, what it is away for
 * while it takes others: neither holds up what is behind it for ever.
 */
public final class EventRetry {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** One that was away has the next event within ten seconds of being back. */
    private static final Duration LONGEST_AWAY = Duration.ofSeconds(8);

    private static final int MOST_DOUBLINGS = 9;

    private EventRetry() {}

    /** Whether a refused event is given up. @param refusals how often it was refused */
    public static boolean isDead(int refusals, int attempts) {
        return refusals >= attempts;
    }

    /**
     * How much longer an event has been passed over, now that the receiver took another in its stead: since it last did so, but
     * a sixth of the limit at most, for it may have been away for all in between.
     *
     * @param before when it last took another in its stead; null when it never did
     * @param longest after how much of that it is given up
     */
    public static Duration passedOver(@Nullable Instant before, Instant now, Duration longest) {
        if (before == null || now.isBefore(before)) {
            return Duration.ZERO;
        }
        return shorter(Duration.between(before, now), longest.dividedBy(6));
    }

    /**
     * How long to wait for a receiver that is away.
     *
     * @param failures in a row, one at least; the pause doubles with each, up to eight seconds
     * @param requested what the receiver asks for by {@code Retry-After}, up to five minutes
     */
    public static Duration whileAway(int failures, @Nullable Duration requested) {
        Duration own = shorter(doubled(failures), LONGEST_AWAY);
        return requested != null && requested.compareTo(own) > 0 ? shorter(requested, LONGEST) : own;
    }

    /**
     * How long to wait before an event is sent again that was refused.
     *
     * @param refusals one at least; the pause doubles with each, up to five minutes
     */
    public static Duration afterRefusal(int refusals) {
        return shorter(doubled(refusals), LONGEST);
    }

    private static Duration doubled(int times) {
        return FIRST.multipliedBy(1L << Math.min(Math.max(times, 1) - 1, MOST_DOUBLINGS));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
