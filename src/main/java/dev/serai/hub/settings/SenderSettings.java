package dev.serai.hub.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How slow a sender of a body, or a reader of an answer, may be: {@code serai.senders.*}. Whoever is slower is cut off.
 *
 * @param grace how long a body or an answer may take whatever its size, and pause at most
 * @param minRate bytes a second that it must make on average beyond that
 * @param longest how long it may take at most
 * @param slowPerAddress how many bodies that do not come at once one address may have open; each webhook source, account,
 *     and kind of stranger is counted for itself
 */
@ConfigurationProperties("serai.senders")
public record SenderSettings(
        @DefaultValue("5s") Duration grace,
        @DefaultValue("1024") int minRate,
        @DefaultValue("30s") Duration longest,
        @DefaultValue("64") int slowPerAddress) {

    private static final Duration SHORTEST_GRACE = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    public SenderSettings {
        if (grace.compareTo(SHORTEST_GRACE) < 0 || grace.compareTo(longest) > 0) {
            throw new IllegalArgumentException("serai.senders.grace is not between 100ms and serai.senders.longest");
        }
        if (longest.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("serai.senders.longest is more than 10m");
        }
        if (minRate < 1 || minRate > 1_000_000) {
            throw new IllegalArgumentException("serai.senders.min-rate is not between 1 and 1000000");
        }
        if (slowPerAddress < 1 || slowPerAddress > 10_000) {
            throw new IllegalArgumentException("serai.senders.slow-per-address is not between 1 and 10000");
        }
    }

    /**
     * How many milliseconds after its beginning a transfer is cut off if nothing more moves.
     *
     * @param bytes that have moved
     * @param millis when the last of them did, after the beginning
     */
    public long allowedMillis(long bytes, long millis) {
        long afterPause = millis + grace.toMillis();
        long byRate = grace.toMillis() + bytes * 1000 / minRate;
        return Math.min(longest.toMillis(), Math.min(afterPause, byRate));
    }
}
