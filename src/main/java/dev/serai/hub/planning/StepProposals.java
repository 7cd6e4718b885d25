package dev.serai.hub.planning;

import dev.serai.action.Effect;
import dev.serai.hub.store.NewAction;
import dev.serai.hub.store.StepHistory;
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

    /** After how long a plan looks again whether a target is free. */
    private static final Duration FREE_AGAIN = Duration.ofMinutes(1);

    private static final String COOLDOWN = "COOLDOWN";
    private static final String OPEN_ELSEWHERE = "OPEN_ELSEWHERE";
    private static final String RATE_LIMITED = "RATE_LIMITED";

    private final StepHistory history;
    private final Reaches reaches;
    private final Budgets budgets;
    private final Proposer proposer;

    StepProposals(StepHistory history, Reaches reaches, Budgets budgets, Proposer proposer) {
        this.history = history;
        this.reaches = reaches;
        this.budgets = budgets;
        this.proposer = proposer;
    }

    StepOutcome propose(Plan plan, Step step, Wish wish, boolean real) {
        String target = wish.frozen().target();
        Optional<String> against = against(plan, step, wish);
        if (against.isPresent()) {
            String reason = against.get();
            boolean budget = reason.equals(Budgets.EXHAUSTED);
            return StepOutcome.refused(step, reason, budget ? budgets.told(wish.cluster()) : target, wish);
        }
        NewAction action = proposer.draft(plan, wish);
        boolean open = real && !proposer.commit(plan, action);
        return open ? StepOutcome.refused(step, OPEN_ELSEWHERE, target, wish) : StepOutcome.proposed(step, action);
    }

    /** When what speaks against a step may be over; null where nobody knows. */
    @Nullable
    Duration again(Plan plan, Step step, Wish wish, String reason) {
        return switch (reason) {
            case COOLDOWN -> rest(plan, step, wish).orElse(null);
            case RATE_LIMITED -> Proposer.READS_WINDOW;
            case OPEN_ELSEWHERE -> FREE_AGAIN;
            case Budgets.EXHAUSTED -> budgets.free(plan.tenant(), wish.cluster(), plan.now());
            default -> null;
        };
    }

    private Optional<String> against(Plan plan, Step step, Wish wish) {
        Optional<String> unreachable = reaches.refusal(plan, wish);
        if (unreachable.isPresent()) {
            return unreachable;
        }
        return Stream.of(
                        rest(plan, step, wish).isPresent() ? COOLDOWN : "",
                        claimed(plan, wish) ? OPEN_ELSEWHERE : "",
                        proposer.readsExhausted(plan, wish.definition()) ? RATE_LIMITED : "",
                        budgets.exhausted(plan.tenant(), wish, plan.now()) ? Budgets.EXHAUSTED : "")
                .filter(reason -> !reason.isEmpty())
                .findFirst();
    }

    /** Two playbooks, or a person and a playbook, do not change the same thing at once, nor while it is being verified. */
    private boolean claimed(Plan plan, Wish wish) {
        return wish.definition().effect() == Effect.CHANGE
                && history.claimed(plan.tenant(), wish.claim(), true).isPresent();
    }

    /** How long what the step did lately leaves its target alone, here or elsewhere; nothing if it does not. */
    private Optional<Duration> rest(Plan plan, Step step, Wish wish) {
        Duration cooldown = StepLook.cooldown(plan, step);
        return history
                .lately(
                        plan.tenant(),
                        plan.incidentId(),
                        wish.playbook(),
                        step.id(),
                        wish.frozen().target(),
                        plan.now().minus(cooldown))
                .stream()
                .map(earlier -> Duration.between(plan.now(), earlier.restsUntil(cooldown)))
                .filter(left -> left.compareTo(Duration.ZERO) > 0)
                .max(Comparator.naturalOrder());
    }
}
