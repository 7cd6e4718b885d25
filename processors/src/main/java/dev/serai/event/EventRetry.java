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
     * Whether an event is given up for which a receiver was always away while it took others: it is not away then.
     *
     * @param since when it first took another in its stead
     */
    public static boolean isPassedOver(Instant since, Instant now, Duration longest) {
        return !now.isBefore(since) && Duration.between(since, now).compareTo(longest) >= 0;
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
