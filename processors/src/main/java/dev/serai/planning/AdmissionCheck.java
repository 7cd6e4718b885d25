package dev.serai.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.planning.Admission.NotAdmitted;
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
        NotAdmitted refusal(ActionRequest request, AdmissionFacts facts);
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
            NotAdmitted refused = rule.refusal(request, facts);
            if (refused != null) {
                return refused;
            }
        }
        return new Admission.Admitted(request);
    }

    /** Only what is in the catalogue, and is there as it was when the arguments were resolved. */
    private static @Nullable NotAdmitted catalogue(ActionRequest request, AdmissionFacts facts) {
        ActionDefinition listed = facts.listed();
        boolean same =
                listed != null && listed.sha256().equals(request.definition().sha256());
        return same
                ? null
                : NotAdmitted.of(
                        RefusalReason.NO_SUCH_ACTION, request.definition().name());
    }

    private static @Nullable NotAdmitted arguments(ActionRequest request, AdmissionFacts facts) {
        boolean fits = ArgumentSchema.fits(request.arguments(), request.definition());
        return fits ? null : NotAdmitted.of(RefusalReason.SCHEMA_MISMATCH, "arguments");
    }

    private static @Nullable NotAdmitted target(ActionRequest request, AdmissionFacts facts) {
        RefusalReason forbidden = facts.forbidden();
        return forbidden == null
                ? null
                : NotAdmitted.of(forbidden, request.definition().target());
    }

    /** What a step asked for lately is not asked again, whatever became of it; a person may ask all the same. */
    private static @Nullable NotAdmitted askedInVain(ActionRequest request, AdmissionFacts facts) {
        return request.source().by() == ProposedBy.PERSON
                ? null
                : resting(facts.history().ofStep(), facts);
    }

    /** Two changes never have the same thing at once. */
    private static @Nullable NotAdmitted claim(ActionRequest request, AdmissionFacts facts) {
        TargetHistory.TargetClaim claimed = facts.history().claimedBy();
        if (claimed == null || !request.changes()) {
            return null;
        }
        boolean mayAct = !claimed.open() && request.source().by() == ProposedBy.PERSON;
        return mayAct ? null : NotAdmitted.claimed(claimed.state().wire());
    }

    /** Two who ask for one action do not do the same at once, reading included. */
    private static @Nullable NotAdmitted sameIsOpen(ActionRequest request, AdmissionFacts facts) {
        return request.source().inSequence()
                ? null
                : facts.history().ofKamelet().stream()
                        .map(same -> same.action().state())
                        .filter(state -> !state.isFinal())
                        .findFirst()
                        .map(state -> NotAdmitted.claimed(state.wire()))
                        .orElse(null);
    }

    /** Nor shortly after; what takes an action back need not wait for it. */
    private static @Nullable NotAdmitted cooldown(ActionRequest request, AdmissionFacts facts) {
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

    private static @Nullable NotAdmitted reads(ActionRequest request, AdmissionFacts facts) {
        ReadRate reads = facts.reads();
        return reads == null || !reads.usedUp()
                ? null
                : new NotAdmitted(RefusalReason.RATE_LIMITED, "", ReadRate.WINDOW);
    }

    private static @Nullable NotAdmitted budget(ActionRequest request, AdmissionFacts facts) {
        ClusterBudget budget = facts.budget();
        return budget == null || budget.budget().allows(request.radius().weight())
                ? null
                : new NotAdmitted(RefusalReason.BUDGET_EXHAUSTED, budget.text(), budget.free(facts.now()));
    }

    /** By the one that leaves the target alone the longest. */
    private static @Nullable NotAdmitted resting(List<EarlierAction> earlier, AdmissionFacts facts) {
        NotAdmitted longest = null;
        Duration most = Duration.ZERO;
        for (EarlierAction action : earlier) {
            Instant end = action.restsUntil(facts.cooldown());
            Duration left = Duration.between(facts.now(), end);
            if (left.compareTo(most) > 0) {
                most = left;
                longest = new NotAdmitted(RefusalReason.COOLDOWN, action.state().wire(), left);
            }
        }
        return longest;
    }
}
