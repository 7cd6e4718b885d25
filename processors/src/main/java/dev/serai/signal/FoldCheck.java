package dev.serai.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Joins a symptom with its root: one page for both. Who is the root follows from who needs whom, then from what the logs
 * name, then from time; severities are used last. What was paged cannot be taken back: a root that shows after its symptom
 * was paged pages too.
 */
final class FoldCheck implements SignalCheck {

    @Override
    public SignalAnswer ask(SignalView view, SignalPolicy policy) {
        Kinship kinship = new Kinship(view, policy);
        List<DecidedAlert> kin = view.others().stream()
                .filter(DecidedAlert::mayBeRoot)
                .filter(other -> kinship.isKin(other.alert()))
                .toList();
        Optional<DecidedAlert> root = kin.stream()
                .filter(other -> isActive(other.alert(), view, policy)
                        && (view.wasFoldedInto(other.alert()) || kinship.leads(other)))
                .min(Comparator.comparing(DecidedAlert::isHeld));
        if (root.isPresent()) {
            return SignalAnswer.suppress(TriageReason.FOLDED, root.get().alert().id());
        }
        Optional<SignalAlert> first = new Gathering(view, policy).first();
        if (first.isPresent()) {
            return SignalAnswer.suppress(TriageReason.GATHERED, first.get().id());
        }
        if (view.alert().isFiring() && kinship.mayHaveRoot()) {
            Instant until = view.alert().firedAt().plus(kinship.patience());
            if (view.now().isBefore(until)) {
                return SignalAnswer.hold(TriageReason.AWAITS_ROOT, until);
            }
        }
        return SignalAnswer.agree(kin.isEmpty() ? PassReason.NO_KIN : PassReason.IS_ROOT);
    }

    /** A root that has ended explains what follows only for a while, and nothing that a new change may have done. */
    static boolean isActive(SignalAlert root, SignalView view, SignalPolicy policy) {
        return root.explains(view.now(), policy.folds().lasts()) && !isOfNewChange(root, view, policy);
    }

    /** What was changed before the root ended, as by the rollback that helped, is no news; nor is what fired before that. */
    private static boolean isOfNewChange(SignalAlert root, SignalView view, SignalPolicy policy) {
        Instant ended = root.endedAt();
        Instant firedAt = view.alert().firedAt();
        return ended != null
                && firedAt.isAfter(ended)
                && view.alert().evidence().changes().stream()
                        .filter(change ->
                                change.at().isAfter(ended) && !change.at().isAfter(view.now()))
                        .anyMatch(change -> change.precedes(firedAt, policy.changeWindow()));
    }
}
