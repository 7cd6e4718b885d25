package dev.serai.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Folds deliveries into what is stored, one after the other. Late, early and repeated deliveries never move an alert's
 * state backwards: a resolve counts when it is not about an earlier episode than the stored one, a firing when it begins
 * after the stored end; both as {@link EpisodeClock} compares times.
 */
public final class Folding {

    /** How far two clocks of a source are taken to be apart, unless it says otherwise. */
    public static final Duration TOLERANCE = Duration.ofSeconds(5);

    private Folding() {}

    /**
     * @param stored null for an alert never seen
     * @param now the time of receipt; of what came before the latest delivery that is stored, times count as they are, and one that
     *     gives none says nothing new
     * @param tolerance how far the clocks that wrote the times may be apart
     */
    public static Folded fold(@Nullable AlertStatus stored, Alert alert, Instant now, Duration tolerance) {
        if (stored == null) {
            return first(alert, now);
        }
        if (alert.isAboutNow() && now.isBefore(stored.lastSeen())) {
            return outdated(stored, now);
        }
        EpisodeClock clock = new EpisodeClock(now.isBefore(stored.lastSeen()) ? Duration.ZERO : tolerance);
        boolean firing = alert.state() == AlertState.FIRING;
        if (stored.state() == AlertState.FIRING) {
            return firing ? firingAgain(stored, alert, now, clock) : resolve(stored, alert, now, clock);
        }
        return firing ? refire(stored, alert, now, clock) : resolvedAgain(stored, alert, now);
    }

    private static Folded first(Alert alert, Instant now) {
        AlertStatus status =
                new AlertStatus(alert.state(), alert.startsAt(), alert.endsAt(), null, now, null, null, 1, 0, 1);
        return new Folded(status, alert.state() == AlertState.FIRING ? FoldStep.FIRED : FoldStep.FIRST_SEEN_RESOLVED);
    }

    private static Folded firingAgain(AlertStatus stored, Alert alert, Instant now, EpisodeClock clock) {
        if (!alert.startAssumed() && clock.isClearlyBefore(alert.startsAt(), stored.startsAt())) {
            return outdated(stored, now);
        }
        return repeat(stored, start(stored, alert), null, now);
    }

    /** An end just before the stored start becomes that start, so that the firing of that start is known as such. */
    private static Folded resolve(AlertStatus stored, Alert alert, Instant now, EpisodeClock clock) {
        if (clock.resolvesAnEarlierOne(stored, alert)) {
            return outdated(stored, now);
        }
        Instant start = start(stored, alert);
        Instant end = later(start, end(alert));
        return new Folded(next(stored, AlertState.RESOLVED, start, end, now, 1, 0), FoldStep.RESOLVED);
    }

    private static Folded refire(AlertStatus stored, Alert alert, Instant now, EpisodeClock clock) {
        if (!clock.beginsAnew(stored, alert)) {
            return outdated(stored, now);
        }
        Instant start = later(stored.startsAt(), alert.startsAt());
        return new Folded(next(stored, AlertState.FIRING, start, null, now, 1, 1), FoldStep.REFIRED);
    }

    /** A whole episode may have passed unseen; its times are kept, so that its late firing is known as such. */
    private static Folded resolvedAgain(AlertStatus stored, Alert alert, Instant now) {
        Instant start = start(stored, alert);
        if (end(alert).isBefore(end(stored)) && start.equals(stored.startsAt())) {
            return outdated(stored, now);
        }
        return repeat(stored, start, later(end(stored), end(alert)), now);
    }

    private static Folded repeat(AlertStatus stored, Instant start, @Nullable Instant end, Instant now) {
        return new Folded(next(stored, stored.state(), start, end, now, 0, 0), FoldStep.REPEATED);
    }

    private static Folded outdated(AlertStatus stored, Instant now) {
        return new Folded(
                next(stored, stored.state(), stored.startsAt(), stored.endsAt(), now, 0, 0), FoldStep.OUTDATED);
    }

    private static AlertStatus next(
            AlertStatus stored,
            AlertState state,
            Instant start,
            @Nullable Instant end,
            Instant now,
            int transitions,
            int episodes) {
        return new AlertStatus(
                state,
                start,
                end,
                episodes == 0 ? stored.previousEnd() : latestEnd(stored),
                later(stored.lastSeen(), now),
                Staleness.pause(stored, state, now),
                null,
                stored.occurrences() + 1,
                stored.transitions() + transitions,
                stored.episode() + episodes);
    }

    private static Instant latestEnd(AlertStatus stored) {
        return stored.previousEnd() == null ? end(stored) : later(stored.previousEnd(), end(stored));
    }

    static Instant end(Alert alert) {
        return alert.endsAt() == null ? alert.startsAt() : alert.endsAt();
    }

    static Instant end(AlertStatus stored) {
        return stored.endsAt() == null ? stored.startsAt() : stored.endsAt();
    }

    private static Instant start(AlertStatus stored, Alert alert) {
        return alert.startAssumed() ? stored.startsAt() : later(stored.startsAt(), alert.startsAt());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What a delivery did to an alert. */
    public enum FoldStep {
        /** Never seen before, and it fires. */
        FIRED,
        /** Never seen before, and already over. */
        FIRST_SEEN_RESOLVED,
        /** It fired and is over. */
        RESOLVED,
        /** It was over and fires again: a new episode. */
        REFIRED,
        /** Nothing but another delivery. */
        REPEATED,
        /** Older than what is stored: counted, otherwise ignored. */
        OUTDATED;

        /** Whether the delivery changed no state. */
        public boolean isDuplicate() {
            return this == REPEATED || this == OUTDATED;
        }
    }

    /**
     * A status and how it came about.
     *
     * @param status what is to be stored
     * @param step what the delivery did
     */
    public record Folded(AlertStatus status, FoldStep step) {}
}
