package dev.serai.hub.conversation;

import dev.serai.analysis.Observation;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.SeenObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was looked at for an answer.
 *
 * @param seen how it is; null where nothing shows it
 * @param probe how it is read further; null where that is not asked for
 * @param further what is read so: the object, or its pod that says most; null for nothing
 * @param more what that brought
 */
record ObjectLook(
        ClusterObject object,
        @Nullable SeenObject seen,
        @Nullable Probe probe,
        @Nullable ClusterObject further,
        List<Observation> more) {

    /** The exchange property that holds it. */
    static final String PROPERTY = "objectLook";

    ObjectLook {
        more = List.copyOf(more);
    }

    static ObjectLook at(ClusterObject object, @Nullable Probe probe) {
        return new ObjectLook(object, null, probe, null, List.of());
    }

    ObjectLook seeing(@Nullable SeenObject now) {
        ClusterObject next = null;
        if (probe == Probe.LOGS && now != null) {
            next = now.podToRead().orElse(null);
        } else if (probe != null && now != null && probe.fits(object)) {
            next = object;
        }
        return new ObjectLook(object, now, probe, next, more);
    }

    ObjectLook reading(List<Observation> found) {
        return new ObjectLook(object, seen, probe, further, found);
    }
}
