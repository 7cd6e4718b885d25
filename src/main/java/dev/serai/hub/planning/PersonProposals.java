package dev.serai.hub.planning;

import dev.serai.hub.http.Problem;
import dev.serai.hub.planning.ActionProposals.Proposal;
import dev.serai.hub.planning.PersonRequests.NotPossible;
import dev.serai.planning.ActionRequest;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a person proposes: the same way as what a playbook does, and the person counts as who asked. */
@Component("personProposals")
@Transactional(propagation = Propagation.MANDATORY)
class PersonProposals {

    private final PersonPlans plans;
    private final PersonRequests requests;
    private final ActionProposals actions;
    private final ProposalAnswer answer;

    PersonProposals(PersonPlans plans, PersonRequests requests, ActionProposals actions, ProposalAnswer answer) {
        this.plans = plans;
        this.requests = requests;
        this.actions = actions;
        this.answer = answer;
    }

    /**
     * Proposes an action, or says what would be proposed when {@code dry_run} is set.
     *
     * @return a row of the shape {@code Proposal}
     * @throws Problem when nothing can be proposed; a dry run tells why in its answer instead
     */
    public Map<String, @Nullable Object> propose(
            @Body Map<String, @Nullable Object> request,
            @Header("tenant") String tenant,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Plan plan = plans.plan(tenant, UUID.fromString(String.valueOf(request.get("incident_id"))));
        plan.next().follow(exchange);
        boolean dryRun = Boolean.TRUE.equals(request.get("dry_run"));
        try {
            return propose(plan, requests.of(request, plan, actor), dryRun);
        } catch (NotPossible e) {
            if (dryRun) {
                return answer.refused(e.reason(), e.detail());
            }
            throw e.problem();
        }
    }

    /** Proposes what is asked for and could run so. */
    Map<String, @Nullable Object> propose(Plan plan, ActionRequest request, boolean dryRun) throws NotPossible {
        Proposal proposal = actions.propose(plan, request, !dryRun);
        if (proposal instanceof Proposal.NotProposed refused) {
            throw NotPossible.of(refused.why());
        }
        return answer.proposed(plan, ((Proposal.Proposed) proposal).action(), dryRun);
    }
}
