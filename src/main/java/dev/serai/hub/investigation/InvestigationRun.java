package dev.serai.hub.investigation;

import dev.serai.analysis.Evidence;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way through the routes, in the property {@value #PROPERTY}.
 *
 * @param reach what tools may look at
 * @param shown what is known from the start, or was found without a model
 * @param answer once there is one
 */
record InvestigationRun(
        InvestigationRequest request,
        long startedNanos,
        ToolReach reach,
        List<Evidence> shown,
        @Nullable Investigation answer) {

    static final String PROPERTY = "investigation";

    InvestigationRun {
        shown = List.copyOf(shown);
    }

    static InvestigationRun of(InvestigationRequest request) {
        return new InvestigationRun(request, System.nanoTime(), ToolReach.NOTHING, List.of(), null);
    }

    /** Whether it is about an incident. */
    boolean isOfIncident() {
        return request.incidentId() != null;
    }

    InvestigationRun reaching(ToolReach found) {
        return new InvestigationRun(request, startedNanos, found, shown, answer);
    }

    InvestigationRun knowing(List<Evidence> known) {
        return new InvestigationRun(request, startedNanos, reach, known, answer);
    }

    InvestigationRun answered(Investigation now) {
        return new InvestigationRun(request, startedNanos, reach, shown, now);
    }

    int tookMs() {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - startedNanos) / 1_000_000);
    }
}
