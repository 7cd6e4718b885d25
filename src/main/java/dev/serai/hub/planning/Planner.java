package dev.serai.hub.planning;

import dev.serai.hub.approval.Rulebooks;
import dev.serai.hub.incident.IncidentMarkStore;
import dev.serai.hub.planning.PlaybookRunStore.RequestedRun;
import dev.serai.planning.PlaybookMatch;
import dev.serai.playbook.Playbook;
import dev.serai.risk.ProposalOrigin;
import java.time.Clock;
import java.util.ArrayList;
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
class Planner {

    private final IncidentMarkStore marks;
    private final IncidentFacts facts;
    private final PlaybookRunStore runs;
    private final Rulebooks rulebooks;
    private final Clock clock;

    Planner(IncidentMarkStore marks, IncidentFacts facts, PlaybookRunStore runs, Rulebooks rulebooks, Clock clock) {
        this.marks = marks;
        this.facts = facts;
        this.runs = runs;
        this.rulebooks = rulebooks;
        this.clock = clock;
    }

    /** Locks the incident and returns the playbooks to look at; none for an incident that is over, and only what people asked
     * for in one that is not worth it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<PlaybookMatch> plan(
            @Header("tenant") String tenant, @Header("incidentId") UUID incidentId, Exchange exchange) {
        new PlanNext().follow(exchange);
        if (!marks.planned(tenant, incidentId, clock.instant())) {
            return List.of();
        }
        Optional<PlanFacts> known = facts.of(incidentId).filter(found -> !found.resolved());
        if (known.isEmpty()) {
            return List.of();
        }
        Plan plan = new Plan(tenant, incidentId, known.get(), rulebooks.current(), clock.instant());
        exchange.setProperty("plan", plan);
        plan.next().follow(exchange);
        return matches(plan);
    }

    /** What applies to an incident that is worth it, and then what people asked for. */
    private List<PlaybookMatch> matches(Plan plan) {
        List<Playbook> matching = Playbooks.matching(plan.rules(), plan.known());
        List<PlaybookMatch> matches = new ArrayList<>();
        if (plan.known().paged()) {
            matching.forEach(playbook -> matches.add(PlaybookMatch.byPolicy(playbook)));
        }
        for (RequestedRun run : runs.of(plan.tenant(), plan.incidentId())) {
            plan.rules()
                    .playbook(run.playbook())
                    .filter(playbook -> !plan.known().paged() || !matching.contains(playbook))
                    .map(playbook -> new PlaybookMatch(
                            playbook,
                            run.requestedBy(),
                            matching.contains(playbook) ? ProposalOrigin.PLAYBOOK : ProposalOrigin.PERSON))
                    .ifPresent(matches::add);
        }
        return matches;
    }
}
