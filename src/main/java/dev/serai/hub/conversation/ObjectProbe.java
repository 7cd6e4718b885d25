package dev.serai.hub.conversation;

import dev.serai.analysis.Observation;
import dev.serai.probe.ClusterObject;
import dev.serai.probe.Probe;
import dev.serai.probe.SeenObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Which object it is, for people. */
    String words() {
        return object.kind() + " " + (object.namespace().isEmpty() ? "" : object.namespace() + "/") + object.name();
    }

    /** All that was read; empty where nothing was seen. */
    String text() {
        String state = seen == null
                ? ""
                : seen.ready() + " of " + seen.wanted() + " pods ready"
                        + seen.pods().stream()
                                .map(pod ->
                                        "; " + pod.name() + (pod.ready() ? " ready" : " not ready " + pod.trouble()))
                                .collect(Collectors.joining());
        return Stream.concat(Stream.of(state), more.stream().map(Observation::text))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    ObjectProbe reading(List<Observation> found) {
        return new ObjectProbe(object, seen, how, further, found);
    }
}
