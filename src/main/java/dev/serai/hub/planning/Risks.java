package dev.serai.hub.planning;

import dev.serai.action.ActionDefinition;
import dev.serai.action.BlastRadius;
import dev.serai.analysis.Concern;
import dev.serai.planning.ActionRequest;
import dev.serai.risk.RiskAssessment;
import dev.serai.risk.RiskExtent;
import dev.serai.risk.RiskInput;
import dev.serai.risk.RiskPlace;
import dev.serai.risk.RiskPolicy;
import dev.serai.risk.RiskScorer;
import org.springframework.stereotype.Component;

/** Brings together what is known about an action's risk. */
@Component
class Risks {

    private final StepHistoryStore history;
    private final KnownEnvironments environments;

    Risks(StepHistoryStore history, KnownEnvironments environments) {
        this.history = history;
        this.environments = environments;
    }

    /** Judged for the incident's namespace and for the one the arguments name; the riskier of the two counts. */
    RiskAssessment assess(Plan plan, ActionRequest request) {
        String incident = plan.known().place().namespace();
        String named = request.arguments().path("namespace").asText(incident);
        RiskAssessment one = assess(plan, request, incident);
        RiskAssessment other = named.equals(incident) ? one : assess(plan, request, named);
        return other.score() > one.score() ? other : one;
    }

    private RiskAssessment assess(Plan plan, ActionRequest request, String namespace) {
        ActionDefinition definition = request.definition();
        BlastRadius radius = request.radius();
        RiskPolicy policy = plan.rules().risk();
        return new RiskScorer(policy)
                .assess(new RiskInput(
                        definition.risk().baseRisk(),
                        place(plan, request, namespace),
                        new RiskExtent(radius.objects(), radius.nodeLevel()),
                        definition.risk().reversible(),
                        policy.freezeAt(plan.now()).isPresent(),
                        history.ofTarget(plan.tenant(), definition.name(), request.target(), plan.now()),
                        points(plan.known().concern(), policy.points().modelConcernMax()),
                        request.source().origin()));
    }

    /** By hand, a person has chosen the incident: how bad that is says nothing, and the environment only what its owner has said. */
    private RiskPlace place(Plan plan, ActionRequest request, String namespace) {
        boolean byHand = request.source().byHand();
        return new RiskPlace(
                request.target(),
                namespace,
                byHand
                        ? environments.of(plan.tenant(), request).orElse(RiskPlace.BY_HAND)
                        : plan.known().place().environment(),
                byHand ? null : plan.known().facts().incident().severity());
    }

    private static int points(Concern concern, int most) {
        return switch (concern) {
            case GRAVE -> most;
            case RAISED -> most / 2;
            case NONE -> 0;
        };
    }
}
