package dev.serai.hub.analysis;

import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisGate;
import dev.serai.analysis.Evidence;
import dev.serai.probe.ClusterObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One analysis of one incident, as it passes through the routes in the property {@value #PROPERTY}.
 *
 * @param past what was known when it began
 * @param decision whether it goes on
 * @param evidence all that is looked at
 * @param playbooks names of those that match
 * @param failures collectors that brought nothing, and why
 * @param analyses what the analysts said so far, the pattern analyst first
 * @param dropped what a model recommended and may not
 * @param objects those of clusters that the incident is about
 * @param asked what a model asked tools, and what became of it
 */
record AnalysisRun(
        AnalysisGate.AnalysisHistory past,
        AnalysisGate.GateDecision decision,
        List<Evidence> evidence,
        List<String> playbooks,
        Map<String, String> failures,
        List<Analysis> analyses,
        List<String> dropped,
        List<ClusterObject> objects,
        List<String> asked) {

    static final String PROPERTY = "analysis";

    List<UUID> evidenceIds() {
        return evidence.stream().map(Evidence::id).toList();
    }

    AnalysisRun with(Analysis one) {
        return with(one, dropped, asked);
    }

    AnalysisRun with(Analysis one, List<String> alsoDropped, List<String> alsoAsked) {
        List<Analysis> all = new ArrayList<>(analyses);
        all.add(one);
        return new AnalysisRun(
                past,
                decision,
                evidence,
                playbooks,
                failures,
                List.copyOf(all),
                List.copyOf(alsoDropped),
                objects,
                List.copyOf(alsoAsked));
    }

    /** The one that speaks last: the model's, if it was asked. */
    Analysis last() {
        return analyses.get(analyses.size() - 1);
    }
}
