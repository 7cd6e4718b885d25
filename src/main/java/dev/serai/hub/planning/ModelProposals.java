package dev.serai.hub.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.RefusalReason;
import dev.serai.hub.action.NewAction;
import dev.serai.hub.http.Problem;
import dev.serai.hub.planning.ActionProposals.Proposal;
import dev.serai.hub.planning.PersonRequests.NotPossible;
import dev.serai.hub.planning.StepOutcome.StepOutcomeKind;
import dev.serai.investigation.OfferedTool;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.PlaybookMatch;
import dev.serai.planning.ProposedBy;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.probe.ClusterObject;
import dev.serai.risk.ProposalOrigin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a model proposes, or another agent, for the person who asks: the same way as what a person proposes, but for a
 * change of an incident's object only, never of low risk, and never without a person's decision.
 */
@Component("modelProposals")
@Transactional(propagation = Propagation.MANDATORY)
class ModelProposals {

    /** The exchange property with the id of what was proposed; none where nothing was. */
    private static final String PROPOSED = "proposedAction";

    /** The exchange property that says that nothing was. */
    private static final String REFUSED = "proposalRefused";

    private final ActionCatalogue catalogue;
    private final PersonPlans plans;
    private final ObjectArguments objects;
    private final ActionProposals actions;
    private final Proposals playbooks;

    ModelProposals(
            ActionCatalogue catalogue,
            PersonPlans plans,
            ObjectArguments objects,
            ActionProposals actions,
            Proposals playbooks) {
        this.catalogue = catalogue;
        this.plans = plans;
        this.objects = objects;
        this.actions = actions;
        this.playbooks = playbooks;
    }

    /** What the request of a plan is, or why there is none. */
    private interface RequestOfPlan {
        ActionRequest of(Plan plan) throws NotPossible;
    }

    /** One action on one object of the incident; the answer is for the model. */
    public String action(
            @Body Map<String, Object> arguments,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        return propose(tenant, incidentId, exchange, false, plan -> {
            ActionDefinition definition = catalogue
                    .find(String.valueOf(arguments.get("action")))
                    .filter(found -> found.executor().equals(ObjectArguments.EXECUTOR))
                    .orElseThrow(() -> new NotPossible(RefusalReason.NO_SUCH_ACTION, ""));
            ObjectNode written = objects.of(
                    (ClusterObject) Objects.requireNonNull(arguments.get(OfferedTool.OBJECT)),
                    definition,
                    String.valueOf(arguments.get("values")));
            ResolvedArguments resolved = PersonRequests.possible(
                    ArgumentResolver.check(written, definition, plan.known().facts()));
            return new ActionRequest(RequestSource.model(actor, definition.name()), definition, resolved);
        });
    }

    /**
     * The step of a playbook whose turn it is; the answer is for the model. One that only reads begins at once, as for
     * everybody who asks for the playbook: what comes after it is proposed when it is asked for again.
     */
    public String playbook(
            @Body Map<String, Object> arguments,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        return propose(tenant, incidentId, exchange, true, plan -> {
            Playbook playbook = plan.rules()
                    .playbook(String.valueOf(arguments.get("playbook")))
                    .orElseThrow(() -> new NotPossible(RefusalReason.NO_SUCH_PLAYBOOK, ""));
            PlaybookMatch match = new PlaybookMatch(playbook, actor, ProposalOrigin.MODEL);
            List<StepOutcome> outcomes = playbooks.preview(match, plan);
            StepOutcome next = outcomes.stream()
                    .filter(outcome -> outcome.action() != null)
                    .findFirst()
                    .orElseThrow(() -> nothingToDo(outcomes));
            ActionRequest step = Objects.requireNonNull(next.action()).request();
            return new ActionRequest(
                    RequestSource.step(ProposedBy.MODEL, match, next.step()), step.definition(), step.resolved());
        });
    }

    /** What the playbook stops at, if it stops at anything. */
    private static NotPossible nothingToDo(List<StepOutcome> outcomes) {
        for (StepOutcome outcome : outcomes) {
            StepOutcomeReason why = outcome.reason();
            if (why instanceof StepOutcomeReason.Refused refused) {
                return new NotPossible(refused.why(), "");
            }
            if (outcome.kind() == StepOutcomeKind.WAITING && why instanceof StepOutcomeReason.EarlierState earlier) {
                return earlier.state().isFinal()
                        ? new NotPossible(
                                RefusalReason.NO_SUCH_STEP,
                                "its latest action was " + earlier.state().wire())
                        : new NotPossible(RefusalReason.OPEN_ELSEWHERE, "action " + outcome.actionId());
            }
        }
        return new NotPossible(RefusalReason.NO_SUCH_STEP, "none is to be done now");
    }

    private String propose(String tenant, String incidentId, Exchange exchange, boolean reads, RequestOfPlan wanted) {
        try {
            Plan plan = plans.plan(tenant, UUID.fromString(incidentId));
            plan.next().follow(exchange);
            ActionRequest request = wanted.of(plan);
            if (!request.changes() && !reads) {
                return refused("it only reads, and nobody has to decide about that.", exchange);
            }
            Proposal proposal = actions.propose(plan, request, true);
            return proposal instanceof Proposal.Proposed made
                    ? proposed(made.action(), exchange)
                    : refused(((Proposal.NotProposed) proposal).why().reason().text(), exchange);
        } catch (NotPossible e) {
            return refused(e.reason().text() + (e.detail().isEmpty() ? "" : " (" + e.detail() + ")"), exchange);
        } catch (Problem e) {
            return refused(e.detail(), exchange);
        }
    }

    private static String proposed(NewAction action, Exchange exchange) {
        if (!action.request().changes()) {
            return "Begun as action " + action.id() + ": "
                    + action.request().definition().name() + " on "
                    + action.request().target()
                    + ". It only reads. Propose the playbook again when it is done, for what comes next in it.";
        }
        exchange.setProperty(PROPOSED, action.id());
        return "Proposed as action " + action.id() + ": "
                + action.request().definition().name() + " on "
                + action.request().target() + ", risk " + action.risk().level().wire()
                + ". Nothing is done until a person approves it.";
    }

    private static String refused(String why, Exchange exchange) {
        exchange.setProperty(REFUSED, true);
        return "Not proposed: " + why;
    }
}
