package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.hub.action.Budgets;
import dev.serai.hub.http.Problem;
import dev.serai.hub.planning.PersonRequests.NotPossible;
import dev.serai.hub.planning.StepHistoryStore.Earlier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
public class PersonProposals {

    private final PersonPlans plans;
    private final PersonRequests requests;
    private final TargetPolicies policies;
    private final Proposer proposer;
    private final StepHistoryStore history;
    private final Budgets budgets;
    private final ProposalAnswer answer;

    PersonProposals(
            PersonPlans plans,
            PersonRequests requests,
            TargetPolicies policies,
            Proposer proposer,
            StepHistoryStore history,
            Budgets budgets,
            ProposalAnswer answer) {
        this.plans = plans;
        this.requests = requests;
        this.policies = policies;
        this.proposer = proposer;
        this.history = history;
        this.budgets = budgets;
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
        Plan plan = plans.look(tenant, UUID.fromString(String.valueOf(request.get("incident_id"))));
        plan.next().follow(exchange);
        boolean dryRun = Boolean.TRUE.equals(request.get("dry_run"));
        exchange.setProperty("status", ProposalProblems.status(dryRun));
        try {
            return propose(plan, requests.of(request, plan, actor), dryRun);
        } catch (NotPossible e) {
            if (dryRun) {
                return answer.refused(e.reason(), e.detail());
            }
            throw ProposalProblems.refusal(e.reason(), e.detail());
        }
    }

    /** Proposes what is checked already. */
    Map<String, @Nullable Object> propose(Plan plan, ActionRequest request, boolean dryRun) throws NotPossible {
        String refusal = policies.refusal(plan, request).orElse(null);
        if (refusal != null) {
            throw new NotPossible(refusal, String.valueOf(request.definition().target()));
        }
        checkTarget(plan, request);
        if (budgets.exhausted(
                plan.tenant(), request.definition(), request.resolved().arguments(), plan.now())) {
            throw new NotPossible(Budgets.EXHAUSTED, budgets.told(request.cluster()));
        }
        if (proposer.readsExhausted(plan, request.definition())) {
            throw new NotPossible("RATE_LIMITED", "");
        }
        NewAction action = proposer.draft(plan, request);
        if (!dryRun && !proposer.commit(plan, action)) {
            throw new NotPossible("ALREADY_OPEN", "");
        }
        return answer.proposed(plan, action, dryRun);
    }

    /** Whoever asked before: two people must not do the same thing to the same target at once, or shortly after. */
    private void checkTarget(Plan plan, ActionRequest request) throws NotPossible {
        Optional<ActionState> claimed = request.definition().effect() == Effect.CHANGE
                ? history.claimed(plan.tenant(), request.claim(), false)
                : Optional.empty();
        if (claimed.isPresent()) {
            throw new NotPossible("ALREADY_OPEN", claimed.get().wire());
        }
        Duration cooldown = plan.rules().approval().cooldown();
        List<Earlier> lately = history.onTarget(
                plan.tenant(),
                request.definition().name(),
                request.resolved().target(),
                plan.now().minus(cooldown));
        for (Earlier earlier : lately) {
            if (!earlier.state().isFinal()) {
                throw new NotPossible("ALREADY_OPEN", earlier.state().wire());
            }
            boolean cooling = plan.now().isBefore(earlier.restsUntil(cooldown));
            if (cooling && request.compensates() == null) {
                throw new NotPossible("COOLDOWN", earlier.state().wire());
            }
        }
    }
}
