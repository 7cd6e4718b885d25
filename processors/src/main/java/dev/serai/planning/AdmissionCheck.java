package dev.serai.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.planning.Admission.Refused;
import dev.serai.playbook.ArgumentSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one check that each change, and each reading action, passes before it is proposed, whoever asks for it. The first
 * rule that speaks against it counts. Three differences are meant: people may act while it is being found out whether
 * another change helped, and are not kept from what a playbook asked for in vain; a playbook may read the same again,
 * and do the same again in a later step of its own.
 */
public final class AdmissionCheck {

    private interface AdmissionRule {

        @Nullable
        Refused refusal(ActionRequest request, AdmissionFacts facts);
    }

    private static final List<AdmissionRule> RULES = List.of(
            AdmissionCheck::catalogue,
            AdmissionCheck::arguments,
            AdmissionCheck::target,
            AdmissionCheck::askedInVain,
            AdmissionCheck::claim,
            AdmissionCheck::sameIsOpen,
            AdmissionCheck::cooldown,
            AdmissionCheck::reads,
            AdmissionCheck::budget);

    private AdmissionCheck() {}

    public static Admission check(ActionRequest request, AdmissionFacts facts) {
        for (AdmissionRule rule : RULES) {
            Refused refused = rule.refusal(request, facts);
            if (refused != null) {
                return refused;
            }
        }
        return new Admission.Admitted(request);
    }

    /** Only what is in the catalogue, and is there as it was when the arguments were resolved. */
    private static @Nullable Refused catalogue(ActionRequest request, AdmissionFacts facts) {
        ActionDefinition listed = facts.listed();
        boolean same =
                listed != null && listed.sha256().equals(request.definition().sha256());
        return same
                ? null
                : Refused.of(RefusalReason.NO_SUCH_ACTION, request.definition().name());
    }

    private static @Nullable Refused arguments(ActionRequest request, AdmissionFacts facts) {
        boolean fits = ArgumentSchema.fits(request.arguments(), request.definition());
        return fits ? null : Refused.of(RefusalReason.SCHEMA_MISMATCH, "arguments");
    }

    private static @Nullable Refused target(ActionRequest request, AdmissionFacts facts) {
        RefusalReason forbidden = facts.forbidden();
        return forbidden == null
                ? null
                : Refused.of(forbidden, request.definition().target());
    }

    /** What a step asked for lately is not asked again, whatever became of it; a person may ask all the same. */
    private static @Nullable Refused askedInVain(ActionRequest request, AdmissionFacts facts) {
        return request.source().by() == ProposedBy.PERSON
                ? null
                : resting(facts.history().ofStep(), facts);
    }

    /** Two changes never have the same thing at once. */
    private static @Nullable Refused claim(ActionRequest request, AdmissionFacts facts) {
        TargetHistory.Claimed claimed = facts.history().claimedBy();
        if (claimed == null || !request.changes()) {
            return null;
        }
        boolean mayAct = !claimed.open() && request.source().by() == ProposedBy.PERSON;
        return mayAct ? null : Refused.claimed(claimed.state().wire());
    }

    /** Two who ask for one action do not do the same at once, reading included. */
    private static @Nullable Refused sameIsOpen(ActionRequest request, AdmissionFacts facts) {
        return request.source().inSequence()
                ? null
                : facts.history().ofKamelet().stream()
                        .map(same -> same.action().state())
                        .filter(state -> !state.isFinal())
                        .findFirst()
                        .map(state -> Refused.claimed(state.wire()))
                        .orElse(null);
    }

    /** Nor shortly after; what takes an action back need not wait for it. */
    private static @Nullable Refused cooldown(ActionRequest request, AdmissionFacts facts) {
        boolean free =
                request.source().compensates() != null || request.source().inSequence() && !request.changes();
        return free
                ? null
                : resting(
                        facts.history().ofKamelet().stream()
                                .filter(same -> !(same.own() && request.source().inSequence()))
                                .map(TargetHistory.SameAction::action)
                                .toList(),
                        facts);
    }

    private static @Nullable Refused reads(ActionRequest request, AdmissionFacts facts) {
        ReadRate reads = facts.reads();
        return reads == null || !reads.usedUp() ? null : new Refused(RefusalReason.RATE_LIMITED, "", ReadRate.WINDOW);
    }

    private static @Nullable Refused budget(ActionRequest request, AdmissionFacts facts) {
        ClusterBudget budget = facts.budget();
        return budget == null || budget.budget().allows(request.radius().weight())
                ? null
                : new Refused(RefusalReason.BUDGET_EXHAUSTED, budget.text(), budget.free(facts.now()));
    }

    /** By the one that leaves the target alone the longest. */
    private static @Nullable Refused resting(List<EarlierAction> earlier, AdmissionFacts facts) {
        Refused longest = null;
        Duration most = Duration.ZERO;
        for (EarlierAction action : earlier) {
            Instant end = action.restsUntil(facts.cooldown());
            Duration left = Duration.between(facts.now(), end);
            if (left.compareTo(most) > 0) {
                most = left;
                longest = new Refused(RefusalReason.COOLDOWN, action.state().wire(), left);
            }
        }
        return longest;
    }
}
