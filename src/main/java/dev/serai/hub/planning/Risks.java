package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.BlastRadius;
import dev.serai.planning.ActionRequest;
import dev.serai.risk.RiskAssessment;
import dev.serai.risk.RiskInput;
import dev.serai.risk.RiskPolicy;
import dev.serai.risk.RiskScorer;
import java.util.List;
import org.springframework.stereotype.Component;

/** Brings together what is known about an action's risk. */
@Component
class Risks {

    /**
     * What somebody names by hand is not what the incident is about: else a harmless incident would make it look harmless.
     * The policy lists no such environment or severity, so it counts as the riskiest.
     */
    private static final String UNKNOWN = "unknown: named by hand, not by the incident";

    private final StepHistoryStore history;

    Risks(StepHistoryStore history) {
        this.history = history;
    }

    /** Judged for the incident's namespace and for the one the arguments name; the riskier of the two counts. */
    RiskAssessment assess(Plan plan, ActionRequest request) {
        String incident = plan.known().incident("namespace");
        String named = request.arguments().path("namespace").asText(incident);
        RiskAssessment one = assess(plan, request, incident);
        RiskAssessment other = named.equals(incident) ? one : assess(plan, request, named);
        return other.score() > one.score() ? other : one;
    }

    private RiskAssessment assess(Plan plan, ActionRequest request, String namespace) {
        ActionDefinition definition = request.definition();
        String target = request.target();
        BlastRadius radius = request.radius();
        RiskPolicy policy = plan.rules().risk();
        StepHistoryStore.Outcomes outcomes = history.outcomes(plan.tenant(), definition.name(), target, plan.now());
        return new RiskScorer(policy)
                .assess(new RiskInput(
                        definition.baseRisk(),
                        target,
                        namespace,
                        request.source().byHand() ? UNKNOWN : plan.known().incident("environment"),
                        request.source().byHand() ? UNKNOWN : plan.known().incident("severity"),
                        radius.objects(),
                        radius.nodeLevel(),
                        definition.reversible(),
                        policy.freezeAt(plan.now()).isPresent(),
                        outcomes.failures(),
                        outcomes.unknowns(),
                        concern(plan.known().concerns(), policy),
                        request.source().origin()));
    }

    private static int concern(List<String> concerns, RiskPolicy policy) {
        if (concerns.contains("grave")) {
            return policy.modelConcernMax();
        }
        return concerns.contains("raised") ? policy.modelConcernMax() / 2 : 0;
    }
}
