package dev.serai.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A {@code LabelSelector} as the API writes it; an empty one means everything. */
final class LabelSelector {

    private LabelSelector() {}

    static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean equal = KubernetesObject.texts(selector.path("matchLabels")).entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
        return equal
                && KubernetesObject.stream(selector.path("matchExpressions")).allMatch(one -> holds(one, labels));
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String value = labels.get(expression.path("key").asText());
        List<String> values = KubernetesObject.stream(expression.path("values"))
                .map(JsonNode::asText)
                .toList();
        return switch (expression.path("operator").asText()) {
            case "In" -> value != null && values.contains(value);
            case "NotIn" -> value == null || !values.contains(value);
            case "Exists" -> value != null;
            case "DoesNotExist" -> value == null;
            default -> false;
        };
    }
}
