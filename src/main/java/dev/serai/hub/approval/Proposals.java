package dev.serai.hub.approval;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.hub.store.NewAction;
import dev.serai.hub.store.StepHistory;
import dev.serai.hub.store.StepHistory.Earlier;
import dev.serai.playbook.Facts;
import dev.serai.playbook.Freezer;
import dev.serai.playbook.Frozen;
import dev.serai.playbook.Step;
import dev.serai.playbook.Turn;
import dev.serai.policy.ExpressionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes the step of a playbook whose turn it is. */
@Component("proposals")
@Transactional(propagation = Propagation.MANDATORY)
public class Proposals {

    /** Without any a step that is refused at once, and looked at again then, would be proposed for ever. */
    private static final Duration LEAST_COOLDOWN = Duration.ofMinutes(1);

    private final ActionCatalogue catalogue;
    private final StepHistory history;
    private final StepFacts stepFacts;
    private final Reaches reaches;
    private final Proposer proposer;
    private final ProposalLog log;
    private final Asking asking;

    Proposals(
            ActionCatalogue catalogue,
            StepHistory history,
            StepFacts stepFacts,
            Reaches reaches,
            Proposer proposer,
            ProposalLog log,
            Asking asking) {
        this.catalogue = catalogue;
        this.history = history;
        this.stepFacts = stepFacts;
        this.reaches = reaches;
        this.proposer = proposer;
        this.log = log;
        this.asking = asking;
    }

    /** Goes through a playbook's steps up to the one that is proposed, waits or cannot be proposed, and tells of each. */
    public List<StepOutcome> advance(@Body Candidate candidate, @ExchangeProperty("plan") Plan plan) {
        List<StepOutcome> outcomes = walk(candidate, plan, true);
        outcomes.stream().filter(StepOutcome::toBeTold).forEach(skipped -> {
            log.skipped(plan, candidate.playbook(), skipped);
            if ("RATE_LIMITED".equals(skipped.reason())) {
                asking.planLater(plan, Proposer.READS_WINDOW);
            }
        });
        return outcomes;
    }

    /** The same without any trace. */
    List<StepOutcome> preview(Candidate candidate, Plan plan) {
        return walk(candidate, plan, false);
    }

    private List<StepOutcome> walk(Candidate candidate, Plan plan, boolean real) {
        List<StepOutcome> outcomes = new ArrayList<>();
        Facts facts = candidate.playbook().view(plan.known().facts());
        boolean on = true;
        for (Step step : candidate.playbook().steps()) {
            StepOutcome outcome = on ? look(candidate, plan, facts, step, real) : StepOutcome.later(step);
            on = outcome.goesOn();
            facts = on ? facts.after(step.id(), outcome.left()) : facts;
            outcomes.add(outcome);
        }
        return outcomes;
    }

    private StepOutcome look(Candidate candidate, Plan plan, Facts facts, Step step, boolean real) {
        try {
            return step.needed(facts) ? freeze(candidate, plan, facts, step, real) : StepOutcome.notNeeded(step);
        } catch (ExpressionException e) {
            return StepOutcome.refused(step, Frozen.Reason.NO_VALUE.name(), "when");
        }
    }

    private StepOutcome freeze(Candidate candidate, Plan plan, Facts facts, Step step, boolean real) {
        Optional<ActionDefinition> definition = catalogue.find(step.action());
        if (definition.isEmpty()) {
            return StepOutcome.refused(step, "NO_SUCH_ACTION", step.action());
        }
        Frozen frozen = Freezer.freeze(step, definition.get(), facts);
        if (frozen instanceof Frozen.Refused refused) {
            return StepOutcome.refused(step, refused.reason().name(), refused.detail());
        }
        Wish wish = Wish.ofStep(candidate, step, definition.get(), (Frozen.Arguments) frozen);
        Optional<Earlier> earlier = history.here(
                plan.tenant(),
                plan.incidentId(),
                wish.playbook(),
                step.id(),
                wish.frozen().target());
        Turn turn = earlier.map(before -> turn(before, plan, step)).orElse(Turn.PROPOSE);
        return turn == Turn.PROPOSE ? propose(plan, step, wish, real) : before(plan, step, turn, earlier.orElseThrow());
    }

    private StepOutcome before(Plan plan, Step step, Turn turn, Earlier earlier) {
        return turn == Turn.NEXT
                ? StepOutcome.done(step, earlier, stepFacts.of(plan, earlier))
                : StepOutcome.waiting(step, earlier);
    }

    private static Turn turn(Earlier earlier, Plan plan, Step step) {
        return Turn.of(
                earlier.state(), earlier.createdAt(), cooldown(plan, step), step.continuesOnFailure(), plan.now());
    }

    private StepOutcome propose(Plan plan, Step step, Wish wish, boolean real) {
        Optional<String> refusal = reaches.refusal(plan, wish);
        if (refusal.isPresent()) {
            return StepOutcome.refused(step, refusal.get(), wish.frozen().target());
        }
        if (coolsDown(plan, step, wish)) {
            return StepOutcome.refused(step, "COOLDOWN", wish.frozen().target());
        }
        if (proposer.readsExhausted(plan, wish.definition())) {
            return StepOutcome.refused(step, "RATE_LIMITED", wish.frozen().target());
        }
        NewAction action = proposer.draft(plan, wish);
        boolean open = real && !proposer.commit(plan, action);
        return open
                ? StepOutcome.refused(step, "OPEN_ELSEWHERE", wish.frozen().target())
                : StepOutcome.proposed(step, action);
    }

    private boolean coolsDown(Plan plan, Step step, Wish wish) {
        return history.elsewhere(
                        plan.tenant(),
                        plan.incidentId(),
                        wish.playbook(),
                        step.id(),
                        wish.frozen().target())
                .filter(earlier -> plan.now().isBefore(earlier.createdAt().plus(cooldown(plan, step))))
                .isPresent();
    }

    static Duration cooldown(Plan plan, Step step) {
        Duration own = step.cooldown();
        Duration wanted = own == null ? plan.rules().approval().cooldown() : own;
        return wanted.compareTo(LEAST_COOLDOWN) < 0 ? LEAST_COOLDOWN : wanted;
    }
}
