package dev.serai.event;

import dev.serai.wire.WireName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A field's value as text, number, boolean, list or map of these, and the name of its type. */
final class PlainJson {

    private PlainJson() {}

    static Object of(Object value) {
        if (value instanceof Instant || value instanceof UUID) {
            return value.toString();
        }
        if (value instanceof WireName named) {
            return named.wire();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainJson::of).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, each) -> plain.put(key.toString(), of(each)));
            return plain;
        }
        if (value instanceof Record record) {
            Map<String, Object> plain = new LinkedHashMap<>();
            put(record, plain);
            return plain;
        }
        return value;
    }

    /** Puts the record's components, those of its groups among them; what is null is left out. */
    static void put(Object record, Map<String, Object> into) {
        for (Components.Component component : Components.of(record.getClass())) {
            Object value = component.value(record);
            if (value != null && component.isGroup()) {
                put(value, into);
            } else if (value != null) {
                into.put(component.name(), of(value));
            }
        }
    }
}
