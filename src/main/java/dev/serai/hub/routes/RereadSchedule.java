package dev.serai.hub.routes;

import java.time.Duration;
import java.time.Instant;

/** When what was not read whole is read again: after a second, then twice as long each time, a minute at most. */
final class RereadSchedule {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Zero where there is nothing to read again. */
    private Duration pause = Duration.ZERO;

    private Instant from = Instant.EPOCH;

    Duration pause() {
        return pause;
    }

    void none() {
        pause = Duration.ZERO;
    }

    /** It was not read whole, now. */
    void after(Instant now) {
        Duration doubled = pause.isZero() ? FIRST : pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        from = now;
    }

    /** Also where the clock was put back. */
    boolean isDue(Instant now) {
        return !pause.isZero() && (now.isBefore(from) || !now.isBefore(from.plus(pause)));
    }
}
