package dev.serai.hub.console;

import java.util.List;

/**
 * Why people were notified of something, or not.
 *
 * @param sentence the decision and its reason; empty where there is nothing to say
 * @param facts when, and what it names
 * @param stages what each stage said, in order
 */
public record DecisionView(String sentence, List<PageFact> facts, List<PageFact> stages) {

    static final DecisionView NONE = new DecisionView("", List.of(), List.of());
}
