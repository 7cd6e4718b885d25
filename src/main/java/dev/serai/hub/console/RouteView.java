package dev.serai.hub.console;

import dev.serai.hub.console.ProposalView.ExactField;
import java.util.List;

/**
 * One route.
 *
 * @param stages where all stages are, and the one that it is in
 * @param numbers how often it ran, and where it is written
 * @param before the routes that lead to it
 * @param after the routes that it leads to
 * @param source as it is written; empty where only the integrator has it
 */
public record RouteView(
        RouteHead head,
        List<PageFact> stages,
        List<ExactField> numbers,
        List<PageFact> before,
        List<PageFact> after,
        String source) {

    /** @param own whether it is the integrator's */
    public record RouteHead(String id, String description, boolean own) {}
}
