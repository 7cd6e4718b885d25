package dev.serai.hub.planning;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.hub.store.StepHistory;
import dev.serai.hub.store.StepHistory.Earlier;
import dev.serai.hub.store.StepHistory.Here;
import dev.serai.playbook.Facts;
import dev.serai.playbook.Freezer;
import dev.serai.playbook.Frozen;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepFact;
import dev.serai.policy.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at the steps of a playbook: what each would do now, and what became of it before. */
@Component
class StepLooks {

    private final ActionCatalogue catalogue;
    private final StepHistory history;
    private final StepFacts stepFacts;

    StepLooks(ActionCatalogue catalogue, StepHistory history, StepFacts stepFacts) {
        this.catalogue = catalogue;
        this.history = history;
        this.stepFacts = stepFacts;
    }

    /** All steps, in order; each sees what those before it left. */
    List<StepLook> of(Candidate candidate, Plan plan) {
        List<StepLook> looks = new ArrayList<>();
        Facts facts = candidate.playbook().view(plan.known().facts());
        for (Step step : candidate.playbook().steps()) {
            StepLook look = look(candidate, plan, facts, step);
            Earlier latest = look.here().latest();
            facts = facts.after(step.id(), latest == null ? StepFact.SKIPPED : stepFacts.of(plan, latest));
            looks.add(look);
        }
        return looks;
    }

    private StepLook look(Candidate candidate, Plan plan, Facts facts, Step step) {
        try {
            return freeze(candidate, plan, facts, step, step.needed(facts));
        } catch (ExpressionException e) {
            return StepLook.refused(step, StepOutcome.refused(step, Frozen.Reason.NO_VALUE.name(), "when"));
        }
    }

    private StepLook freeze(Candidate candidate, Plan plan, Facts facts, Step step, boolean needed) {
        Optional<ActionDefinition> definition = catalogue.find(step.action());
        if (definition.isEmpty()) {
            return StepLook.refused(step, StepOutcome.refused(step, "NO_SUCH_ACTION", step.action()));
        }
        Frozen frozen = Freezer.freeze(step, definition.get(), facts);
        if (frozen instanceof Frozen.Refused refused) {
            StepOutcome why = StepOutcome.refused(step, refused.reason().name(), refused.detail());
            return new StepLook(step, needed, null, why, Here.NOTHING);
        }
        Wish wish = Wish.ofStep(candidate, step, definition.get(), (Frozen.Arguments) frozen);
        Here here = history.here(
                plan.tenant(),
                plan.incidentId(),
                wish.playbook(),
                step.id(),
                wish.frozen().target());
        return new StepLook(step, needed, wish, null, here);
    }
}
