package dev.serai.approval;

import dev.serai.approval.DecisionOutcome.DecisionReason;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One decision, judged against the approval it is about.
 *
 * @param request as it arrived
 * @param pending the approval, null if unknown
 * @param decider the account, null if unknown
 * @param outcome whether it counts, and why
 */
public record DecisionEvaluation(
        DecisionRequest request,
        @Nullable PendingApproval pending,
        @Nullable Decider decider,
        DecisionOutcome outcome) {

    /**
     * Judges a decision; nothing is changed by it.
     *
     * @param replayed whether its delivery was processed before
     * @param link to whom the request's outside account is linked; null without one, or if it is linked to nobody
     * @param decidedBefore whether this account, or the outside one, has decided on this approval
     * @param approvers who said yes so far, as their accounts are now
     */
    public static DecisionEvaluation evaluate(
            DecisionRequest request,
            @Nullable PendingApproval pending,
            @Nullable Decider decider,
            @Nullable DeciderLink link,
            boolean replayed,
            boolean decidedBefore,
            List<Decider> approvers,
            Instant now) {
        Optional<DecisionReason> refusal = replayed
                ? Optional.of(DecisionReason.REPLAYED)
                : Eligibility.refusal(request, pending, decider, link, decidedBefore, now);
        if (pending == null || decider == null || refusal.isPresent()) {
            int quorum = pending == null ? 0 : pending.terms().quorum();
            int approvals = pending == null ? 0 : Quorum.count(pending, approvers);
            DecisionReason reason = refusal.orElse(DecisionReason.UNKNOWN_USER);
            Instant from = reason == DecisionReason.IDENTITY_TOO_NEW && pending != null && link != null
                    ? pending.terms().opensTo(link.since())
                    : null;
            return new DecisionEvaluation(
                    request, pending, decider, new DecisionOutcome(false, reason, quorum, approvals, from));
        }
        return new DecisionEvaluation(request, pending, decider, counted(request, pending, decider, approvers));
    }

    private static DecisionOutcome counted(
            DecisionRequest request, PendingApproval pending, Decider decider, List<Decider> approvers) {
        if (request.verdict() == DecisionVerdict.REJECT) {
            return new DecisionOutcome(
                    true, DecisionReason.REJECTED, pending.terms().quorum(), Quorum.count(pending, approvers));
        }
        List<Decider> all = new ArrayList<>(approvers);
        all.add(decider);
        DecisionReason reason = Quorum.reached(pending, all) ? DecisionReason.APPROVED : DecisionReason.RECORDED;
        return new DecisionOutcome(true, reason, pending.terms().quorum(), Quorum.count(pending, all));
    }

    public boolean isCounted() {
        return outcome.counted();
    }

    public boolean isApproval() {
        return outcome.reason() == DecisionReason.APPROVED;
    }

    public boolean isRejection() {
        return outcome.reason() == DecisionReason.REJECTED;
    }

    /** Who decides, for the audit: an account that is not known goes by the id it claimed. */
    public String actor() {
        return decider == null ? "user:" + request.userId() : decider.actor();
    }
}
