package dev.serai.kamelet.cluster.watch;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait after a failure: twice as long each time up to a bound, and less by up to a half by chance. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);

    private final Duration most;
    private final DoubleSupplier chance;
    private Duration next = FIRST;

    /** @param chance numbers from 0 to 1 */
    Backoff(Duration most, DoubleSupplier chance) {
        this.most = most;
        this.chance = chance;
    }

    Duration next() {
        Duration now = next.compareTo(most) > 0 ? most : next;
        next = now.multipliedBy(2);
        return now.dividedBy(2).plusMillis((long) (now.toMillis() / 2.0 * chance.getAsDouble()));
    }

    /** It works again. */
    void reset() {
        next = FIRST;
    }
}
