package dev.serai.hub.planning;

import dev.serai.playbook.Facts;
import java.util.List;

/**
 * What a plan is made from.
 *
 * @param facts what playbooks may look at
 * @param paged whether the incident was worth paging somebody
 * @param resolved whether it is over
 * @param recommended playbooks by name as analysts ordered them, the best first
 * @param concerns what analysts add to the risk of acting: {@code none, raised, grave}
 */
public record PlanFacts(Facts facts, boolean paged, boolean resolved, List<String> recommended, List<String> concerns) {

    public PlanFacts {
        recommended = List.copyOf(recommended);
        concerns = List.copyOf(concerns);
    }

    /** The same with another fact about the incident. */
    public PlanFacts with(String name, String value) {
        return new PlanFacts(facts.with(name, value), paged, resolved, recommended, concerns);
    }

    /** A fact about the incident itself, empty if there is none. */
    public String incident(String name) {
        return String.valueOf(facts.incident().getOrDefault(name, ""));
    }
}
