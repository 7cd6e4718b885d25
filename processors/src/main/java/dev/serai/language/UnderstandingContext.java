package dev.serai.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What words are read against.
 *
 * @param objects the objects that are known; null when nothing is known, an empty list when there are none
 * @param subject the object of the incident that is talked about, which "it" means
 * @param maxReplicas the largest number of replicas that may be asked for
 * @param clusters names of clusters, also of those of which no object is known
 * @param namespaces likewise
 */
public record UnderstandingContext(
        @Nullable List<NamedObject> objects,
        @Nullable NamedObject subject,
        int maxReplicas,
        Set<String> clusters,
        Set<String> namespaces) {

    /** Longest text that is read, in UTF-16 units. */
    public static final int MAX_LENGTH = 1_000;

    /** As the scaling Kamelet's own default. */
    public static final int DEFAULT_MAX_REPLICAS = 50;

    public UnderstandingContext {
        objects = objects == null ? null : List.copyOf(objects);
        clusters = Set.copyOf(clusters);
        namespaces = Set.copyOf(namespaces);
    }

    /** Nothing is known: what is named stays unresolved. */
    public static UnderstandingContext unknown() {
        return new UnderstandingContext(null, null, DEFAULT_MAX_REPLICAS, Set.of(), Set.of());
    }

    /** These objects exist, and perhaps one is talked about. */
    public static UnderstandingContext of(List<NamedObject> objects, @Nullable NamedObject subject) {
        return new UnderstandingContext(objects, subject, DEFAULT_MAX_REPLICAS, Set.of(), Set.of());
    }

    /** The same, where these places exist too. */
    public UnderstandingContext within(Set<String> clusters, Set<String> namespaces) {
        return new UnderstandingContext(objects, subject, maxReplicas, clusters, namespaces);
    }
}
