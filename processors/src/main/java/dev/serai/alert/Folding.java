package dev.serai.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Folds deliveries into what is stored, one after the other. Late, early and repeated deliveries never move an alert's
 * state backwards: a resolve counts when it ends after the stored start, a firing when it starts after the stored end.
 */
public final class Folding {

    private Folding() {}

    /** {@code stored} is null for an alert never seen; {@code now} is the time of receipt. */
    public static Folded fold(@Nullable AlertStatus stored, Alert alert, Instant now) {
        if (stored == null) {
            return first(alert, now);
        }
        boolean firing = alert.state() == AlertState.FIRING;
        if (stored.state() == AlertState.FIRING) {
            return firing ? firingAgain(stored, alert, now) : resolve(stored, alert, now);
        }
        return firing ? refire(stored, alert, now) : resolvedAgain(stored, alert, now);
    }

    private static Folded first(Alert alert, Instant now) {
        AlertStatus status = new AlertStatus(alert.state(), alert.startsAt(), alert.endsAt(), now, 1, 0, 1);
        return new Folded(status, alert.state() == AlertState.FIRING ? Step.FIRED : Step.FIRST_SEEN_RESOLVED);
    }

    private static Folded firingAgain(AlertStatus stored, Alert alert, Instant now) {
        if (alert.startAssumed()) {
            return repeat(stored, stored.startsAt(), null, now);
        }
        return alert.startsAt().isBefore(stored.startsAt())
                ? outdated(stored, now)
                : repeat(stored, alert.startsAt(), null, now);
    }

    private static Folded resolve(AlertStatus stored, Alert alert, Instant now) {
        Instant end = end(alert);
        if (end.isBefore(stored.startsAt())) {
            return outdated(stored, now);
        }
        Instant start = alert.startAssumed() ? stored.startsAt() : later(stored.startsAt(), alert.startsAt());
        return new Folded(next(stored, AlertState.RESOLVED, start, end, now, 1, 0), Step.RESOLVED);
    }

    private static Folded refire(AlertStatus stored, Alert alert, Instant now) {
        Instant end = stored.endsAt() == null ? stored.startsAt() : stored.endsAt();
        if (!alert.startsAt().isAfter(end)) {
            return outdated(stored, now);
        }
        return new Folded(next(stored, AlertState.FIRING, alert.startsAt(), null, now, 1, 1), Step.REFIRED);
    }

    /** A whole episode may have passed unseen; its times are kept, so that its late firing is known as such. */
    private static Folded resolvedAgain(AlertStatus stored, Alert alert, Instant now) {
        Instant storedEnd = stored.endsAt() == null ? stored.startsAt() : stored.endsAt();
        if (end(alert).isBefore(storedEnd)) {
            return outdated(stored, now);
        }
        Instant start = alert.startAssumed() ? stored.startsAt() : later(stored.startsAt(), alert.startsAt());
        return repeat(stored, start, end(alert), now);
    }

    private static Folded repeat(AlertStatus stored, Instant start, @Nullable Instant end, Instant now) {
        return new Folded(next(stored, stored.state(), start, end, now, 0, 0), Step.REPEATED);
    }

    private static Folded outdated(AlertStatus stored, Instant now) {
        return new Folded(next(stored, stored.state(), stored.startsAt(), stored.endsAt(), now, 0, 0), Step.OUTDATED);
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
                later(stored.lastSeen(), now),
                stored.occurrences() + 1,
                stored.transitions() + transitions,
                stored.episode() + episodes);
    }

    private static Instant end(Alert alert) {
        Instant end = alert.endsAt();
        return end == null ? alert.startsAt() : end;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** What a delivery did to an alert. */
    public enum Step {
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
    public record Folded(AlertStatus status, Step step) {}
}
