package dev.serai.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an alert that fires is said to be stale, because its source no longer repeats it. That it is stale is known; that
 * its condition is over is not: it goes on firing until its source or a person says otherwise.
 */
public sealed interface Staleness {

    /** How long a pause may at least be where the rhythm is learned: three times Alertmanager's own repeat interval. */
    Duration AT_LEAST = Duration.ofHours(12);

    /** A rarer rhythm is none: nobody repeats what still holds once a month. */
    Duration LONGEST_PAUSE = Duration.ofDays(7);

    /** What follows sooner is a second sender, or one that did not get our answer; not a repeat. */
    Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    /** How many repeats have to be missing. */
    int PAUSES = 3;

    /**
     * What was not heard of since then is stale; empty where nothing ever is, or where the rhythm is not known yet.
     *
     * @param longest the longest pause between two deliveries of any alert of the source that fires; null if unknown
     */
    Optional<Instant> before(@Nullable Duration longest, Instant now);

    /** Its alerts are told once, or whenever somebody likes. */
    record Never() implements Staleness {
        @Override
        public Optional<Instant> before(@Nullable Duration longest, Instant now) {
            return Optional.empty();
        }
    }

    /** After a time that somebody has set. */
    record After(Duration silence) implements Staleness {
        @Override
        public Optional<Instant> before(@Nullable Duration longest, Instant now) {
            return Optional.of(now.minus(silence));
        }
    }

    /** After several of the source's own pauses. */
    record Learned() implements Staleness {
        @Override
        public Optional<Instant> before(@Nullable Duration longest, Instant now) {
            if (longest == null) {
                return Optional.empty();
            }
            Duration silence = longest.multipliedBy(PAUSES);
            return Optional.of(now.minus(silence.compareTo(AT_LEAST) < 0 ? AT_LEAST : silence));
        }
    }

    /** The longest pause of an alert after another delivery, which left it in this state. */
    static @Nullable Duration pause(AlertStatus stored, AlertState state, Instant now) {
        @Nullable Duration known = stored.longestPause();
        Duration latest = Duration.between(stored.lastSeen(), now);
        if (stored.state() != AlertState.FIRING || state != AlertState.FIRING || latest.compareTo(SHORTEST_PAUSE) < 0) {
            return known;
        }
        Duration counted = latest.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : latest;
        return known == null || counted.compareTo(known) > 0 ? counted : known;
    }
}
