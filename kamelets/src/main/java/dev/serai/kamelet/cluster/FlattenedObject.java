package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An object as its leaves by path, such as {@code spec.template.spec.containers[app].image}. */
final class FlattenedObject {

    /** Kept by the server, or a copy of the whole object. */
    private static final Set<String> IGNORED = Set.of(
            "status",
            "metadata.managedFields",
            "metadata.resourceVersion",
            "metadata.generation",
            "metadata.annotations." + Trace.ANNOTATION,
            "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration");

    private final SortedMap<String, JsonNode> values = new TreeMap<>();
    private final Set<String> branches = new HashSet<>();
    /** By path of a list whose elements have names: these. */
    private final SortedMap<String, List<String>> orders = new TreeMap<>();

    private boolean clash;

    private FlattenedObject() {}

    static FlattenedObject of(JsonNode object) {
        FlattenedObject leaves = new FlattenedObject();
        leaves.add("", object);
        return leaves;
    }

    Set<String> paths() {
        return values.keySet();
    }

    /** Null if it is not there, or is only the empty form of what {@code other} has leaves in. */
    @Nullable
    JsonNode at(String path, FlattenedObject other) {
        JsonNode value = values.get(path);
        return value != null && value.isContainerNode() && other.branches.contains(path) ? null : value;
    }

    /** Whether two leaves had the same path, so that one of them is not here. */
    boolean clash() {
        return clash;
    }

    /** The lists whose common elements stand in another order there, and how they stand here. */
    Map<String, String> orderUnlike(FlattenedObject other) {
        Map<String, String> unlike = new TreeMap<>();
        orders.forEach((path, names) -> {
            List<String> here = new ArrayList<>(names);
            List<String> there = new ArrayList<>(other.orders.getOrDefault(path, List.of()));
            Set<String> theirs = new HashSet<>(there);
            there.retainAll(new HashSet<>(here));
            here.retainAll(theirs);
            if (!here.equals(there)) {
                unlike.put(path, String.join(", ", here));
            }
        });
        return unlike;
    }

    private void add(String path, JsonNode node) {
        if (IGNORED.contains(path)) {
            return;
        }
        if (node.isContainerNode() && !node.isEmpty()) {
            clash |= !branches.add(path);
            if (node.isArray()) {
                elements(path, node);
            } else {
                node.properties()
                        .forEach(entry ->
                                add(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue()));
            }
        } else {
            clash |= values.put(path, node) != null;
        }
    }

    /** By name, so that one more element does not shift the others; a name that comes twice gets its place as well. */
    private void elements(String path, JsonNode list) {
        Map<String, Integer> keys = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.get(i).path("name").asText();
            String key = name.isEmpty() ? String.valueOf(i) : name;
            if (keys.putIfAbsent(key, i) != null) {
                key += "#" + i;
            }
            if (!name.isEmpty()) {
                names.add(key);
            }
            add(path + "[" + key + "]", list.get(i));
        }
        orders.put(path, names);
    }
}
