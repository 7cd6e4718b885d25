package dev.serai.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a stored event has that the catalogue does not know, or lacks that the catalogue promises. */
final class StoredEvents {

    private StoredEvents() {}

    static List<String> findings(String verb, String objectType, JsonNode details) {
        Optional<EventType> found = EventCatalogue.find(verb);
        if (found.isEmpty()) {
            return List.of(verb + " is unknown");
        }
        EventType type = found.get();
        List<String> findings = new ArrayList<>();
        if (!type.subjects().contains(objectType)) {
            findings.add(verb + " happens to " + type.subjects() + ", not to " + objectType);
        }
        Set<String> left = new TreeSet<>();
        details.fieldNames().forEachRemaining(left::add);
        for (EventField field : type.fields()) {
            JsonNode value = details.path(field.name());
            if (left.remove(field.name()) ? !fits(value, field.type()) : !field.optional()) {
                findings.add(verb + "." + field.name() + " is no " + field.type() + ": " + value);
            }
        }
        left.forEach(name -> findings.add(verb + "." + name + " is unknown"));
        return findings;
    }

    private static boolean fits(JsonNode value, String type) {
        if (type.startsWith("list of ")) {
            return value.isArray() && value.valueStream().allMatch(each -> fits(each, type.substring(8)));
        }
        if (type.startsWith("{")) {
            return value.isObject()
                    && value.propertyStream().map(java.util.Map.Entry::getKey).collect(Collectors.toSet()).stream()
                            .allMatch(name -> type.contains(name + ": "));
        }
        return switch (type) {
            case "text", "id", "time" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "object of text" -> value.isObject();
            case "integer, or `none`" -> value.isIntegralNumber() || "none".equals(value.textValue());
            default -> false;
        };
    }
}
