package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was read of a cluster.
 *
 * @param objects by kind, as the API serves them; a kind that was not asked for is absent
 * @param gaps kinds of which not everything was read, each with why in plain words
 */
public record ClusterObjects(Map<ScanKind, List<JsonNode>> objects, Map<ScanKind, String> gaps) {

    public ClusterObjects {
        objects = Map.copyOf(objects);
        gaps = Map.copyOf(gaps);
    }

    /** All that was read of a kind. */
    List<JsonNode> all(ScanKind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    Stream<KubernetesObject> stream(ScanKind kind) {
        return all(kind).stream().map(tree -> new KubernetesObject(kind, tree));
    }

    /** Whether everything of these kinds was read. */
    public boolean isComplete(Collection<ScanKind> kinds) {
        return kinds.stream().allMatch(kind -> objects.containsKey(kind) && !gaps.containsKey(kind));
    }

    /** What of these kinds is not known, one sentence for each, in their order. */
    public List<String> unread(Collection<ScanKind> kinds) {
        Map<ScanKind, String> sorted = new EnumMap<>(ScanKind.class);
        for (ScanKind kind : kinds) {
            if (gaps.containsKey(kind)) {
                sorted.put(kind, gaps.get(kind));
            } else if (!objects.containsKey(kind)) {
                sorted.put(kind, "they were not asked for");
            }
        }
        return sorted.entrySet().stream()
                .map(gap -> "Not all " + gap.getKey().plural() + " could be read: " + gap.getValue() + ".")
                .toList();
    }
}
