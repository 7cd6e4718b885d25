package dev.serai.hub.planning;

import dev.serai.action.Effect;
import dev.serai.hub.action.Budgets;
import dev.serai.playbook.Step;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Proposes one step whose turn it is, unless something speaks against it now. */
@Component
class StepProposals {

    /** After how long a plan states again whether a target is free. */
    private static final Duration FREE_AGAIN = Duration.ofMinutes(1);

    private static final String COOLDOWN = "COOLDOWN";
    private static final String OPEN_ELSEWHERE = "OPEN_ELSEWHERE";
    private static final String RATE_LIMITED = "RATE_LIMITED";

    private final StepHistoryStore history;
    private final TargetPolicies policies;
    private final Budgets budgets;
    private final Proposer proposer;

    StepProposals(StepHistoryStore history, TargetPolicies policies, Budgets budgets, Proposer proposer) {
        this.history = history;
        this.policies = policies;
        this.budgets = budgets;
        this.proposer = proposer;
    }

    StepOutcome propose(Plan plan, Step step, ActionRequest request, boolean real) {
        String target = request.resolved().target();
        Optional<String> against = against(plan, step, request);
        if (against.isPresent()) {
            String reason = against.get();
            boolean budget = reason.equals(Budgets.EXHAUSTED);
            return StepOutcome.refused(step, reason, budget ? budgets.told(request.cluster()) : target, request);
        }
        NewAction action = proposer.draft(plan, request);
        boolean open = real && !proposer.commit(plan, action);
        return open ? StepOutcome.refused(step, OPEN_ELSEWHERE, target, request) : StepOutcome.proposed(step, action);
    }

    /** When what speaks against a step may be over; null where nobody knows. */
    @Nullable
    Duration again(Plan plan, Step step, ActionRequest request, String reason) {
        return switch (reason) {
            case COOLDOWN -> rest(plan, step, request).orElse(null);
            case RATE_LIMITED -> Proposer.READS_WINDOW;
            case OPEN_ELSEWHERE -> FREE_AGAIN;
            case Budgets.EXHAUSTED -> budgets.free(plan.tenant(), request.cluster(), plan.now());
            default -> null;
        };
    }

    private Optional<String> against(Plan plan, Step step, ActionRequest request) {
        Optional<String> unreachable = policies.refusal(plan, request);
        if (unreachable.isPresent()) {
            return unreachable;
        }
        return Stream.of(
                        rest(plan, step, request).isPresent() ? COOLDOWN : "",
                        claimed(plan, request) ? OPEN_ELSEWHERE : "",
                        proposer.readsExhausted(plan, request.definition()) ? RATE_LIMITED : "",
                        budgets.exhausted(
                                        plan.tenant(),
                                        request.definition(),
                                        request.resolved().arguments(),
                                        plan.now())
                                ? Budgets.EXHAUSTED
                                : "")
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    /** Two playbooks, or a person and a playbook, do not change the same thing at once, nor while it is being verified. */
    private boolean claimed(Plan plan, ActionRequest request) {
        return request.definition().effect() == Effect.CHANGE
                && history.claimed(plan.tenant(), request.claim(), true).isPresent();
    }

    /** How long what the step did lately leaves its target alone, here or elsewhere; nothing if it does not. */
    private Optional<Duration> rest(Plan plan, Step step, ActionRequest request) {
        Duration cooldown = StepState.cooldown(plan, step);
        return history
                .lately(
                        plan.tenant(),
                        plan.incidentId(),
                        request.playbook(),
                        step.id(),
                        request.resolved().target(),
                        plan.now().minus(cooldown))
                .stream()
                .map(earlier -> Duration.between(plan.now(), earlier.restsUntil(cooldown)))
                .filter(left -> left.compareTo(Duration.ZERO) > 0)
                .max(Comparator.naturalOrder());
    }
}
