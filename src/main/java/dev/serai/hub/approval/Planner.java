package dev.serai.hub.approval;

import dev.serai.hub.store.PlanFacts;
import dev.serai.hub.store.PlanStore;
import dev.serai.playbook.Playbook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says which playbooks an incident calls for. */
@Component("planner")
public class Planner {

    private final PlanStore store;
    private final Rulebooks rulebooks;
    private final Clock clock;

    Planner(PlanStore store, Rulebooks rulebooks, Clock clock) {
        this.store = store;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** Locks the incident and returns the playbooks to look at; none for an incident that is over or not worth it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Playbook> look(
            @Header("tenant") String tenant, @Header("incidentId") UUID incidentId, Exchange exchange) {
        if (!store.lock(tenant, incidentId)) {
            return List.of();
        }
        Optional<PlanFacts> known = store.facts(incidentId).filter(facts -> facts.paged() && !facts.resolved());
        if (known.isEmpty()) {
            return List.of();
        }
        Plan plan = new Plan(tenant, incidentId, known.get(), rulebooks.current(), clock.instant());
        exchange.setProperty("plan", plan);
        return Playbooks.matching(plan.rules(), plan.known());
    }
}
