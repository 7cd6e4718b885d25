package dev.serai.kamelet.cluster.watch;

import java.time.Duration;
import java.util.Map;

/**
 * How a watch asks.
 *
 * @param selectors {@code labelSelector} and {@code fieldSelector}, where they are set
 * @param pageSize the most objects in one answer to a list
 * @param watchTime how long the server keeps one watch open
 * @param silence after so long without a word a watch is lost: longer than the server may keep it open
 * @param timeLimit of one list request, and until a watch begins
 * @param maxBackoff the longest wait after a failure
 */
record WatchOptions(
        Map<String, String> selectors,
        int pageSize,
        Duration watchTime,
        Duration silence,
        Duration timeLimit,
        Duration maxBackoff) {

    WatchOptions {
        selectors = Map.copyOf(selectors);
        if (pageSize < 1 || pageSize > 1_000) {
            throw new IllegalArgumentException("pageSize is " + pageSize + ", not within 1 and 1000");
        }
        within("watchTime", watchTime, Duration.ofHours(1));
        within("timeLimit", timeLimit, Duration.ofSeconds(30));
        within("maxBackoff", maxBackoff, Duration.ofMinutes(10));
    }

    private static void within(String name, Duration value, Duration most) {
        if (value.isNegative() || value.isZero() || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + value.toMillis() + " ms, not within 1 and " + most.toMillis());
        }
    }

    /** Whole seconds, at least one, as the server counts them. */
    long watchSeconds() {
        return Math.max(1, watchTime.toSeconds());
    }
}
