package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.kamelet.cluster.Update.Undo;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Other requests and limits for one container.
 *
 * @param container its name
 * @param wanted quantities by argument, such as {@code memory_limit}
 */
record Resources(String container, Map<String, String> wanted) {

    /** By argument: where it stands in a container's resources. */
    private static final Map<String, String[]> PLACES = new TreeMap<>(Map.of(
            "cpu_limit", new String[] {"limits", "cpu"},
            "cpu_request", new String[] {"requests", "cpu"},
            "memory_limit", new String[] {"limits", "memory"},
            "memory_request", new String[] {"requests", "memory"}));

    private static final Pattern QUANTITY = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?");

    static Resources of(Arguments arguments, String maxMemory, String maxCpu) throws ClusterRefusal {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (Map.Entry<String, String[]> place : PLACES.entrySet()) {
            String quantity = arguments.optional(place.getKey());
            if (quantity != null) {
                check(place.getKey(), quantity, place.getValue()[1].equals("memory") ? maxMemory : maxCpu);
                wanted.put(place.getKey(), quantity);
            }
        }
        if (wanted.isEmpty()) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS,
                    "none of " + String.join(", ", PLACES.keySet()) + " is given");
        }
        return new Resources(arguments.text("container"), wanted);
    }

    private static void check(String name, String quantity, String most) throws ClusterRefusal {
        if (!QUANTITY.matcher(quantity).matches() || amount(quantity).signum() <= 0) {
            throw new ClusterRefusal(
                    ClusterResultReason.REFUSED_ARGUMENTS, name + " is not a quantity such as 512Mi or 250m");
        }
        if (amount(quantity).compareTo(amount(most)) > 0) {
            throw new ClusterRefusal(ClusterResultReason.REFUSED_POLICY, name + " is more than the configured " + most);
        }
    }

    private static BigDecimal amount(String quantity) {
        return Quantity.parse(quantity).getNumericalAmount();
    }

    /** Undoing is possible where each value was set before: a value cannot be taken away again by this action. */
    @Nullable
    Undo apply(ObjectNode object) throws ClusterRefusal {
        ObjectNode found = find(object);
        Map<String, Object> before = new LinkedHashMap<>(Map.of("container", container));
        boolean undoable = true;
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            String[] place = PLACES.getOrDefault(entry.getKey(), new String[2]);
            ObjectNode group = found.withObject("/resources").withObject("/" + place[0]);
            String old = group.path(place[1]).asText();
            undoable &= QUANTITY.matcher(old).matches();
            before.put(entry.getKey(), old);
            if (old.isEmpty() || amount(old).compareTo(amount(entry.getValue())) != 0) {
                group.put(place[1], entry.getValue());
            }
        }
        return undoable ? new Undo("kubernetes-resources-patch-action", true, before) : null;
    }

    private ObjectNode find(ObjectNode object) throws ClusterRefusal {
        for (JsonNode candidate : object.at("/spec/template/spec/containers")) {
            if (candidate instanceof ObjectNode node
                    && candidate.path("name").asText().equals(container)) {
                return node;
            }
        }
        throw new ClusterRefusal(ClusterResultReason.REFUSED_STATE, "it has no container of that name");
    }
}
