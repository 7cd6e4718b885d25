package dev.serai.hub.lint;

import dev.serai.hub.lint.FlowGraph.Edge;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A documented path through the routes, and how many hops it may have. A hop is a route that is entered, directly or over a
 * queue; the first counts.
 *
 * @param title what goes this way
 * @param most how many hops it may have
 * @param legs from where to where, in the order in which it is worked off; between the two the fewest hops count
 */
record FlowPath(String title, int most, List<Leg> legs) {

    /** From one route to another, both by their ids. */
    record Leg(String from, String to) {}

    static Leg leg(String from, String to) {
        return new Leg(from, to);
    }

    Set<Edge> edges(FlowGraph graph) {
        Set<Edge> edges = new LinkedHashSet<>();
        legs.forEach(leg -> edges.addAll(graph.way(leg.from(), leg.to())));
        return edges;
    }

    int hops(FlowGraph graph) {
        return edges(graph).size() + 1;
    }

    /** As a Mermaid flowchart: a dotted arrow crosses a queue. */
    String picture(FlowGraph graph) {
        StringBuilder picture = new StringBuilder();
        picture.append(title).append(", ").append(hops(graph)).append(" hops:\n\n```mermaid\nflowchart TD\n");
        for (Edge edge : edges(graph)) {
            picture.append("  ")
                    .append(edge.from())
                    .append(edge.job() ? " -. job .-> " : " --> ")
                    .append(edge.to())
                    .append('\n');
        }
        return picture.append("```\n").toString();
    }
}
