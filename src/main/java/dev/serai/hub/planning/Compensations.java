package dev.serai.hub.planning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionCatalogue;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionState;
import dev.serai.action.CompensationArguments;
import dev.serai.action.RefusalReason;
import dev.serai.action.ReportedEffect;
import dev.serai.hub.http.Problem;
import dev.serai.hub.planning.CompensationStore.Done;
import dev.serai.hub.planning.PersonRequests.NotPossible;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.ArgumentResolver;
import dev.serai.playbook.Playbook;
import dev.serai.playbook.ResolvedArguments;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Proposes the action that takes another one's effect back, if its Kamelet names one. */
@Component("compensations")
@Transactional(propagation = Propagation.MANDATORY)
class Compensations {

    private final CompensationStore store;
    private final ActionCatalogue catalogue;
    private final PersonPlans plans;
    private final PersonProposals proposals;
    private final ObjectMapper json;

    Compensations(
            CompensationStore store,
            ActionCatalogue catalogue,
            PersonPlans plans,
            PersonProposals proposals,
            ObjectMapper json) {
        this.store = store;
        this.catalogue = catalogue;
        this.plans = plans;
        this.proposals = proposals;
        this.json = json;
    }

    /**
     * A new action with a risk and an approval of its own.
     *
     * @return a row of the shape {@code Proposal}
     * @throws Problem 404 without such an action; 409 where nothing can be taken back, or is being taken back
     */
    public Map<String, @Nullable Object> compensate(
            @Header("tenant") String tenant,
            @Header("actionId") String actionId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Done done = store.lock(tenant, UUID.fromString(actionId))
                .orElseThrow(() -> new Problem(404, "not-found", "Not found", "There is no such action."));
        ActionDefinition undoing = undoing(done);
        Plan plan = plans.planOfPast(tenant, done.incidentId());
        plan.next().follow(exchange);
        if (store.compensated(tenant, done.id())) {
            throw ProposalProblems.refusal(RefusalReason.ALREADY_COMPENSATED, "", null);
        }
        try {
            return proposals.propose(plan, request(plan, done, undoing, actor), false);
        } catch (NotPossible e) {
            throw e.problem();
        }
    }

    private ActionDefinition undoing(Done done) {
        if (done.state() != ActionState.SUCCEEDED && done.state() != ActionState.FAILED) {
            throw ProposalProblems.noCompensation("It is " + done.state().wire()
                    + "; only what has run and whose outcome is known can be taken back.");
        }
        String name = catalogue
                .find(done.kamelet())
                .map(ActionDefinition::compensateWith)
                .orElseThrow(
                        () -> ProposalProblems.noCompensation(done.kamelet() + " names no action that takes it back."));
        return catalogue
                .find(name)
                .orElseThrow(() -> ProposalProblems.noCompensation(name + " is not in the catalogue."));
    }

    private ActionRequest request(Plan plan, Done done, ActionDefinition undoing, String actor) throws NotPossible {
        JsonNode first = read(done.arguments());
        JsonNode result = CompensationArguments.withDryRun(read(done.result()), read(done.compensation()));
        if (ReportedEffect.in(result) == ReportedEffect.NONE) {
            throw ProposalProblems.noCompensation("It has changed nothing.");
        }
        ObjectNode arguments = CompensationArguments.of(undoing, first, result);
        ObjectNode again = CompensationArguments.of(undoing, first, MissingNode.getInstance());
        if (undoing.name().equals(done.kamelet()) && arguments.equals(again)) {
            // Doing the same thing again takes nothing back.
            throw ProposalProblems.noCompensation("Neither its result nor its dry run says how things were before.");
        }
        ResolvedArguments resolved = PersonRequests.possible(
                ArgumentResolver.check(arguments, undoing, plan.known().facts()));
        Playbook playbook = plan.rules().playbook(done.playbook()).orElse(null);
        return new ActionRequest(RequestSource.undoing(actor, playbook, done.step(), done.id()), undoing, resolved);
    }

    private JsonNode read(@Nullable String text) {
        try {
            return json.readTree(text == null ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON column holds no JSON", e);
        }
    }
}
