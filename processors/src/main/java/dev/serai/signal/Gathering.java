package dev.serai.signal;

import dev.serai.signal.SignalPolicy.Folds;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The same condition on many services at about the same time: from a number of services on, which the policy names, the page
 * of the first is for those that follow, unless they are worse, in another environment or cluster, or other people's.
 */
final class Gathering {

    private final SignalView view;
    private final SignalPolicy policy;
    private final Folds folds;

    Gathering(SignalView view, SignalPolicy policy) {
        this.view = view;
        this.policy = policy;
        this.folds = policy.folds();
    }

    /** The alert whose page is for this one too; it stays so while it fires, and for a while after that. */
    Optional<SignalAlert> first() {
        if (!folds.gathers()) {
            return Optional.empty();
        }
        List<SignalAlert> paged = view.others().stream()
                .filter(other -> other.verdict() == SignalVerdict.PAGE && !other.isQuiet())
                .map(DecidedAlert::alert)
                .filter(this::isAlike)
                .toList();
        boolean many = services(paged) + 1 >= folds.gather();
        return paged.stream()
                .filter(other -> FoldCheck.isActive(other, view, policy))
                .filter(other -> many || view.wasGatheredInto(other))
                .min(Comparator.comparing((SignalAlert other) -> !view.wasGatheredInto(other))
                        .thenComparing(other -> other.firedAt())
                        .thenComparing(SignalAlert::id));
    }

    private boolean isAlike(SignalAlert other) {
        SignalAlert alert = view.alert();
        Duration apart = Duration.between(other.firedAt(), alert.firedAt()).abs();
        return other.condition().equals(alert.condition())
                && !other.isSameServiceAs(alert)
                && other.place().maySharePageWith(alert.place())
                && !alert.severity().isWorseThan(other.severity())
                && apart.compareTo(folds.window()) <= 0;
    }

    private static long services(List<SignalAlert> alerts) {
        return alerts.stream()
                .map(alert -> alert.place().namespace() + "/" + alert.service())
                .distinct()
                .count();
    }
}
