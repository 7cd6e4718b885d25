package dev.serai.alert;

import dev.serai.alert.Folding.FoldStep;
import dev.serai.wire.WireName;
import java.util.Optional;

/**
 * A change of an alert's state, or that it is heard of again: one row of its history.
 *
 * @param status as it was afterwards
 */
public record AlertTransition(TransitionKind kind, TransitionReason reason, AlertStatus status) {

    /** What happened. */
    public enum TransitionKind implements WireName {
        FIRED,
        REFIRED,
        RESOLVED,
        REPEATED;
    }

    /** Why, as stored. */
    public enum TransitionReason {
        FIRED,
        REFIRED,
        RESOLVED,
        FIRST_SEEN_RESOLVED,
        /** It was stale, and its source repeats it. */
        HEARD_AGAIN
    }

    /** Empty for a mere repeat. */
    static Optional<AlertTransition> of(FoldStep step, boolean wasStale, AlertStatus status) {
        return switch (step) {
            case FIRED -> Optional.of(new AlertTransition(TransitionKind.FIRED, TransitionReason.FIRED, status));
            case REFIRED -> Optional.of(new AlertTransition(TransitionKind.REFIRED, TransitionReason.REFIRED, status));
            case RESOLVED -> Optional.of(
                    new AlertTransition(TransitionKind.RESOLVED, TransitionReason.RESOLVED, status));
            case FIRST_SEEN_RESOLVED -> Optional.of(
                    new AlertTransition(TransitionKind.RESOLVED, TransitionReason.FIRST_SEEN_RESOLVED, status));
            case REPEATED, OUTDATED -> wasStale
                    ? Optional.of(new AlertTransition(TransitionKind.REPEATED, TransitionReason.HEARD_AGAIN, status))
                    : Optional.empty();
        };
    }
}
