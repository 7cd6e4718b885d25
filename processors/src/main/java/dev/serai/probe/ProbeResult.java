package dev.serai.probe;

import dev.serai.analysis.Observation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one look at one object brought.
 *
 * @param observations what there is to keep
 * @param failure why nothing could be read, if so: the Kamelet's reason
 * @param related objects that it belongs to or consists of, the nearest first
 */
public record ProbeResult(List<Observation> observations, @Nullable String failure, List<ClusterObject> related) {

    public ProbeResult {
        observations = List.copyOf(observations);
        related = List.copyOf(related);
    }

    static ProbeResult of(List<Observation> observations) {
        return new ProbeResult(observations, null, List.of());
    }

    static ProbeResult failed(String reason) {
        return new ProbeResult(List.of(), reason, List.of());
    }
}
