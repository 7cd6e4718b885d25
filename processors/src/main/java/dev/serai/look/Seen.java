package dev.serai.look;

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
public record Seen(List<Observation> observations, @Nullable String failure, List<ClusterObject> related) {

    public Seen {
        observations = List.copyOf(observations);
        related = List.copyOf(related);
    }

    static Seen of(List<Observation> observations) {
        return new Seen(observations, null, List.of());
    }

    static Seen failed(String reason) {
        return new Seen(List.of(), reason, List.of());
    }
}
