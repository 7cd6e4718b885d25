package dev.serai.hub.planning;

import dev.serai.hub.approval.Rulebooks;
import dev.serai.hub.http.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at an incident for a person who wants something done about it, paged or not. */
@Component
class PersonPlans {

    private final PlanStore store;
    private final IncidentFacts facts;
    private final Rulebooks rulebooks;
    private final Clock clock;

    PersonPlans(PlanStore store, IncidentFacts facts, Rulebooks rulebooks, Clock clock) {
        this.store = store;
        this.facts = facts;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /**
     * Locks the incident, as a plan does.
     *
     * @throws Problem 404 if there is none, 409 if it is resolved
     */
    Plan plan(String tenant, UUID incidentId) {
        Plan plan = planOfPast(tenant, incidentId);
        if (plan.known().resolved()) {
            throw ProposalProblems.resolved();
        }
        return plan;
    }

    /**
     * The same for who wants something taken back, which is possible after the incident's end too: often a change ends it; and
     * for who asks only what would be proposed.
     *
     * @throws Problem 404 if there is none
     */
    Plan planOfPast(String tenant, UUID incidentId) {
        if (!store.lock(tenant, incidentId)) {
            throw ProposalProblems.noIncident();
        }
        PlanFacts known = facts.of(incidentId).orElseThrow(ProposalProblems::noIncident);
        return new Plan(tenant, incidentId, known, rulebooks.current(), clock.instant());
    }
}
