package dev.serai.hub.approval;

import dev.serai.action.ActionDefinition;
import dev.serai.hub.store.StepHistory;
import dev.serai.risk.RiskAssessment;
import dev.serai.risk.RiskInput;
import dev.serai.risk.RiskPolicy;
import dev.serai.risk.RiskScorer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings together what is known about an action's risk. */
@Component
class Risks {

    private final StepHistory history;

    Risks(StepHistory history) {
        this.history = history;
    }

    RiskAssessment assess(Plan plan, ActionDefinition definition, String target) {
        RiskPolicy policy = plan.rules().risk();
        StepHistory.Outcomes outcomes = history.outcomes(plan.tenant(), definition.name(), target, plan.now());
        return new RiskScorer(policy)
                .assess(new RiskInput(
                        definition.baseRisk(),
                        target,
                        plan.known().incident("namespace"),
                        plan.known().incident("environment"),
                        plan.known().incident("severity"),
                        1,
                        false,
                        definition.reversible(),
                        policy.freezeAt(plan.now()).isPresent(),
                        outcomes.failures(),
                        outcomes.unknowns(),
                        concern(plan.known().concerns(), policy),
                        false));
    }

    private static int concern(List<String> concerns, RiskPolicy policy) {
        if (concerns.contains("grave")) {
            return policy.modelConcernMax();
        }
        return concerns.contains("raised") ? policy.modelConcernMax() / 2 : 0;
    }
}
