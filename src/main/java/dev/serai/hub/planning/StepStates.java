package dev.serai.hub.planning;

import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.hub.planning.StepHistoryStore.Here;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.EarlierAction;
import dev.serai.planning.PlaybookMatch;
import dev.serai.planning.ProposedBy;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.ArgumentResolution;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Facts;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepFact;
import dev.serai.policy.ExpressionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Looks at the steps of a playbook: what each would do now, and what became of it before. */
@Component
class StepStates {

    private final ActionCatalogue catalogue;
    private final StepHistoryStore history;
    private final StepFacts stepFacts;

    StepStates(ActionCatalogue catalogue, StepHistoryStore history, StepFacts stepFacts) {
        this.catalogue = catalogue;
        this.history = history;
        this.stepFacts = stepFacts;
    }

    /** All steps, in order; each sees what those before it left. */
    List<StepState> of(PlaybookMatch match, Plan plan) {
        List<StepState> states = new ArrayList<>();
        Facts facts = match.playbook().view(plan.known().facts());
        for (Step step : match.playbook().steps()) {
            StepState state = state(match, plan, facts, step);
            EarlierAction latest = state.here().latest();
            facts = facts.after(step.id(), latest == null ? StepFact.SKIPPED : stepFacts.of(plan, latest));
            states.add(state);
        }
        return states;
    }

    private StepState state(PlaybookMatch match, Plan plan, Facts facts, Step step) {
        try {
            return freeze(match, plan, facts, step, step.needed(facts));
        } catch (ExpressionException e) {
            return StepState.refused(step, StepOutcome.refused(step, RefusalReason.NO_VALUE, "when"));
        }
    }

    private StepState freeze(PlaybookMatch match, Plan plan, Facts facts, Step step, boolean needed) {
        Optional<ActionDefinition> definition = catalogue.find(step.action());
        if (definition.isEmpty()) {
            return StepState.refused(step, StepOutcome.refused(step, RefusalReason.NO_SUCH_ACTION, step.action()));
        }
        ArgumentResolution resolved = ArgumentResolver.resolve(step, definition.get(), facts);
        if (resolved instanceof ArgumentResolution.NotResolved refused) {
            StepOutcome why = StepOutcome.refused(step, refused.reason(), refused.detail());
            return new StepState(step, needed, null, why, Here.NOTHING);
        }
        ActionRequest request = new ActionRequest(
                RequestSource.step(ProposedBy.PLAYBOOK, match, step), definition.get(), (ResolvedArguments) resolved);
        Here here =
                history.here(plan.tenant(), plan.incidentId(), match.playbook().name(), step.id(), request.target());
        return new StepState(step, needed, request, null, here);
    }
}
