package dev.serai.hub.conversation;

import dev.serai.analysis.Observation;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.SeenObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of an object for an answer.
 *
 * @param seen how it is; null where nothing shows it
 * @param how the probe that reads it further; null where that is not asked for
 * @param further what is read so: the object, or its pod that says most; null for nothing
 * @param more what that brought
 */
record ObjectProbe(
        ClusterObject object,
        @Nullable SeenObject seen,
        @Nullable Probe how,
        @Nullable ClusterObject further,
        List<Observation> more) {

    /** The exchange property that holds it. */
    static final String PROPERTY = "objectProbe";

    ObjectProbe {
        more = List.copyOf(more);
    }

    static ObjectProbe at(ClusterObject object, @Nullable Probe how) {
        return new ObjectProbe(object, null, how, null, List.of());
    }

    ObjectProbe seeing(@Nullable SeenObject now) {
        ClusterObject next = null;
        if (how == Probe.LOGS && now != null) {
            next = now.podToRead().orElse(null);
        } else if (how != null && now != null && how.fits(object)) {
            next = object;
        }
        return new ObjectProbe(object, now, how, next, more);
    }

    ObjectProbe reading(List<Observation> found) {
        return new ObjectProbe(object, seen, how, further, found);
    }
}
