package dev.serai.hub.planning;

import dev.serai.analysis.Concern;
import dev.serai.playbook.Facts;
import java.util.List;

/**
 * What a plan is made from.
 *
 * @param facts what playbooks may look at
 * @param paged whether the incident was worth paging somebody
 * @param resolved whether it is over
 * @param recommended playbooks by name as analysts ordered them, the best first
 * @param concern how worried the most worried analyst is
 */
record PlanFacts(Facts facts, boolean paged, boolean resolved, List<String> recommended, Concern concern) {

    public PlanFacts {
        recommended = List.copyOf(recommended);
    }

    /** The same with another fact about the incident. */
    public PlanFacts with(String name, String value) {
        return new PlanFacts(facts.with(name, value), paged, resolved, recommended, concern);
    }

    /** A fact about the incident itself, empty if there is none. */
    public String incident(String name) {
        return String.valueOf(facts.incident().getOrDefault(name, ""));
    }
}
