package dev.serai.hub.analysis;

import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisGate;
import dev.serai.analysis.Evidence;
import dev.serai.investigation.TraceCall;
import dev.serai.investigation.TraceRound;
import dev.serai.probe.ClusterObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
 * @param trace the rounds in which a model asked tools
 * @param lastId as which the last analysis is stored, once it has a row
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
        List<TraceRound> trace,
        @Nullable UUID lastId) {

    static final String PROPERTY = "analysis";

    List<UUID> evidenceIds() {
        return evidence.stream().map(Evidence::id).toList();
    }

    AnalysisRun with(Analysis one) {
        return with(one, dropped, trace);
    }

    AnalysisRun with(Analysis one, List<String> alsoDropped, List<TraceRound> rounds) {
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
                List.copyOf(rounds),
                lastId);
    }

    AnalysisRun storedAs(UUID id) {
        return new AnalysisRun(past, decision, evidence, playbooks, failures, analyses, dropped, objects, trace, id);
    }

    /** What tools were asked, a line each, and what became of it. */
    List<String> asked() {
        return trace.stream()
                .flatMap(round -> round.calls().stream())
                .map(TraceCall::line)
                .toList();
    }

    /** The one that speaks last: the model's, if it was asked. */
    Analysis last() {
        return analyses.get(analyses.size() - 1);
    }
}
