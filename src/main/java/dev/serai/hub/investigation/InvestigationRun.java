package dev.serai.hub.investigation;

import dev.serai.analysis.Evidence;
import dev.serai.probe.ClusterObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way through the routes, in the property {@value #PROPERTY}.
 *
 * @param objects those of clusters that the incident is about
 * @param shown what is known from the start, or was found without a model
 * @param answer once there is one
 */
record InvestigationRun(
        InvestigationRequest request,
        long startedNanos,
        List<ClusterObject> objects,
        List<Evidence> shown,
        @Nullable Investigation answer) {

    static final String PROPERTY = "investigation";

    InvestigationRun {
        objects = List.copyOf(objects);
        shown = List.copyOf(shown);
    }

    static InvestigationRun of(InvestigationRequest request) {
        return new InvestigationRun(request, System.nanoTime(), List.of(), List.of(), null);
    }

    /** Whether it is about an incident. */
    boolean isOfIncident() {
        return request.incidentId() != null;
    }

    InvestigationRun about(List<ClusterObject> found) {
        return new InvestigationRun(request, startedNanos, found, shown, answer);
    }

    InvestigationRun knowing(List<Evidence> known) {
        return new InvestigationRun(request, startedNanos, objects, known, answer);
    }

    InvestigationRun answered(Investigation now) {
        return new InvestigationRun(request, startedNanos, objects, shown, now);
    }

    int tookMs() {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - startedNanos) / 1_000_000);
    }
}
