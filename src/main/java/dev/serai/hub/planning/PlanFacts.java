package dev.serai.hub.planning;

import dev.serai.analysis.Concern;
import dev.serai.incident.IncidentState;
import dev.serai.playbook.AccessLevel;
import dev.serai.playbook.Facts;
import dev.serai.playbook.IncidentFact;
import java.util.List;

/**
 * What a plan is made from.
 *
 * @param facts what playbooks may look at
 * @param paged whether the incident was worth paging somebody
 * @param recommended playbooks by name as analysts ordered them, the best first
 * @param concern how worried the most worried analyst is
 */
record PlanFacts(Facts facts, boolean paged, List<String> recommended, Concern concern) {

    public PlanFacts {
        recommended = List.copyOf(recommended);
    }

    /** The same where the hub may do this. */
    public PlanFacts with(AccessLevel access) {
        return new PlanFacts(facts.with(access), paged, recommended, concern);
    }

    /** Whether the incident is over. */
    public boolean resolved() {
        return facts.incident().state() == IncidentState.RESOLVED;
    }

    /** Where it happens. */
    public IncidentFact.PlaceFact place() {
        return facts.incident().place();
    }
}
