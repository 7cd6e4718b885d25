package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionState;
import dev.serai.planning.EarlierAction;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Facts;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepFact;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the steps of a playbook leave for the later ones: of this incident, on the targets that its facts lead to. */
@Component
class StepFacts {

    private final ActionCatalogue catalogue;
    private final StepHistoryStore history;
    private final ObjectMapper json;

    StepFacts(ActionCatalogue catalogue, StepHistoryStore history, ObjectMapper json) {
        this.catalogue = catalogue;
        this.history = history;
        this.json = json;
    }

    StepFact of(Plan plan, EarlierAction earlier) {
        if (earlier.state() != ActionState.SUCCEEDED) {
            return StepFact.without(earlier.state());
        }
        try {
            return StepFact.succeeded(
                    json.readTree(history.result(plan.tenant(), earlier.id()).orElse("{}")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }

    /** The facts as one step sees them, whatever became of those before it. */
    Facts before(Playbook playbook, Step step, Plan plan) {
        Facts facts = playbook.view(plan.known().facts());
        for (Step earlier : playbook.steps()) {
            if (earlier.id().equals(step.id())) {
                return facts;
            }
            StepFact fact = latest(playbook, earlier, plan, facts).orElse(StepFact.SKIPPED);
            facts = facts.after(earlier.id(), fact);
        }
        return facts;
    }

    private Optional<StepFact> latest(Playbook playbook, Step step, Plan plan, Facts facts) {
        return catalogue
                .find(step.action())
                .map(definition -> ArgumentResolver.resolve(step, definition, facts))
                .filter(ResolvedArguments.class::isInstance)
                .map(resolved -> ((ResolvedArguments) resolved).target())
                .map(target -> history.here(plan.tenant(), plan.incidentId(), playbook.name(), step.id(), target)
                        .latest())
                .map(earlier -> of(plan, earlier));
    }
}
