package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier step of the same playbook left for the later ones.
 *
 * @param state its action's state; null where its condition did not hold
 * @param result what its action answered; empty unless it succeeded
 */
public record StepFact(@Nullable ActionState state, Map<String, Object> result) {

    /** Of a step that was not needed. */
    public static final StepFact SKIPPED = new StepFact(null, Map.of());

    private static final String SKIPPED_WORD = "skipped";

    private static final int MAX_DEPTH = 12;

    public StepFact {
        result = Map.copyOf(result);
    }

    /** A step whose action did not succeed: nobody builds on what it answered. */
    public static StepFact without(ActionState state) {
        return new StepFact(state, Map.of());
    }

    /** Of a JSON object. A key without a value is left out, so that a condition that asks for it does not hold. */
    public static StepFact succeeded(JsonNode result) {
        return new StepFact(ActionState.SUCCEEDED, object(result, 0));
    }

    Map<String, Object> values() {
        return Map.of("state", state == null ? SKIPPED_WORD : state.wire(), "result", result);
    }

    private static Map<String, Object> object(JsonNode node, int depth) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> {
            Object value = value(entry.getValue(), depth + 1);
            if (value != null) {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }

    /** Numbers as CEL knows them: 64-bit integers and doubles. */
    private static @Nullable Object value(JsonNode node, int depth) {
        if (depth > MAX_DEPTH || node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isObject()) {
            return object(node, depth);
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> {
                Object value = value(item, depth + 1);
                if (value != null) {
                    items.add(value);
                }
            });
            return items;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return node.asText();
    }
}
