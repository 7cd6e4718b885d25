package dev.serai.alert;

import java.time.Duration;
import java.time.Instant;

/**
 * Compares times that different clocks wrote: which of a stored episode and a delivery is about the later one. What is
 * nearer together than the tolerance may be either way round; then the rest of what is known decides, and where nothing
 * does, the alert fires. The cases stand in docs/reference/webhooks.md.
 *
 * @param tolerance how far two clocks of one source may be apart; zero where all its times are of one clock
 */
record EpisodeClock(Duration tolerance) {

    /** Whether a resolve is about an earlier episode than the stored one, which fires. */
    boolean resolvesAnEarlierOne(AlertStatus stored, Alert alert) {
        Instant end = Folding.end(alert);
        if (alert.isAboutNow()) {
            return false;
        }
        if (isClearlyBefore(end, stored.startsAt())) {
            return true;
        }
        boolean startsEarlier = isClearlyBefore(alert.startsAt(), stored.startsAt());
        boolean endsWithPrevious = stored.previousEnd() != null && !isClearlyBefore(stored.previousEnd(), end);
        if (end.isBefore(stored.startsAt())) {
            return startsEarlier || endsWithPrevious;
        }
        if (alert.startAssumed()) {
            return stored.previousEnd() != null && !end.isAfter(stored.previousEnd());
        }
        return startsEarlier && endsWithPrevious;
    }

    /** Whether a firing begins a new episode after the stored one, which is over; its own one replayed does not. */
    boolean beginsAnew(AlertStatus stored, Alert alert) {
        Instant end = Folding.end(stored);
        if (alert.isAboutNow() || alert.startsAt().isAfter(end)) {
            return true;
        }
        boolean nearEnd = alert.startsAt().plus(tolerance).isAfter(end);
        return nearEnd && isClearlyBefore(stored.startsAt(), alert.startsAt());
    }

    /** Whether it cannot be the other way round. */
    boolean isClearlyBefore(Instant one, Instant other) {
        return one.plus(tolerance).isBefore(other);
    }
}
