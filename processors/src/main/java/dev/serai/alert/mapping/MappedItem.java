package dev.serai.alert.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a delivery, as JSON and as expressions know it.
 *
 * @param values {@code item} and {@code body}
 */
record MappedItem(JsonNode node, Map<String, @Nullable Object> values) {

    static MappedItem of(JsonNode item, @Nullable Object body) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("item", java(item));
        values.put("body", body);
        return new MappedItem(item, values);
    }

    /** Numbers that are whole and fit are long, others double, as CEL knows them. */
    static @Nullable Object java(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), java(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(element -> list.add(java(element)));
            return list;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() && node.canConvertToLong() ? (Object) node.longValue() : node.doubleValue();
        }
        return node.isBoolean() ? (Object) node.booleanValue() : node.textValue();
    }

    /** The text of a value; null for what is none: a list, an object, nothing. */
    static @Nullable String text(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node.isValueNode() && !node.isNull() ? plain(node) : null;
        }
        if (value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value.toString();
        }
        return value instanceof java.time.Instant at ? at.toString() : null;
    }

    private static String plain(JsonNode node) {
        return node.isNumber() && !node.isIntegralNumber()
                ? DecimalNode.valueOf(node.decimalValue()).decimalValue().toPlainString()
                : node.asText();
    }
}
