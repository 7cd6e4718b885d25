package dev.serai.alert;

import dev.serai.alert.Folding.Step;
import java.util.Locale;
import java.util.Optional;

/**
 * A change of an alert's state, or that it is heard of again: one row of its history.
 *
 * @param status as it was afterwards
 */
public record AlertTransition(Kind kind, Reason reason, AlertStatus status) {

    /** What happened. */
    public enum Kind {
        FIRED,
        REFIRED,
        RESOLVED,
        REPEATED;

        /** As stored and as written on the wire: lower case. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why, as stored. */
    public enum Reason {
        FIRED,
        REFIRED,
        RESOLVED,
        FIRST_SEEN_RESOLVED,
        /** It was stale, and its source repeats it. */
        HEARD_AGAIN
    }

    /** Empty for a mere repeat. */
    static Optional<AlertTransition> of(Step step, boolean wasStale, AlertStatus status) {
        return switch (step) {
            case FIRED -> Optional.of(new AlertTransition(Kind.FIRED, Reason.FIRED, status));
            case REFIRED -> Optional.of(new AlertTransition(Kind.REFIRED, Reason.REFIRED, status));
            case RESOLVED -> Optional.of(new AlertTransition(Kind.RESOLVED, Reason.RESOLVED, status));
            case FIRST_SEEN_RESOLVED -> Optional.of(
                    new AlertTransition(Kind.RESOLVED, Reason.FIRST_SEEN_RESOLVED, status));
            case REPEATED, OUTDATED -> wasStale
                    ? Optional.of(new AlertTransition(Kind.REPEATED, Reason.HEARD_AGAIN, status))
                    : Optional.empty();
        };
    }
}
