package dev.serai.event;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The JSON Schema (2020-12) of an event as other systems are given it: a CloudEvent 1.0 in structured mode, whose data has the
 * details of its kind. What a kind may get later is allowed, so that a receiver who checks takes the events of later versions.
 */
public final class EventSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ADDRESS = "urn:serai:event:";

    private EventSchema() {}

    public static ObjectNode of(EventType type) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", ADDRESS + type.verb());
        schema.put("title", type.name());
        schema.put("description", type.means());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("specversion").put("const", "1.0");
        properties.putObject("id").put("type", "string").put("format", "uuid");
        properties.putObject("source").put("type", "string").put("pattern", "^/serai/[a-z0-9-]{1,32}$");
        properties.putObject("type").put("const", type.name());
        properties.putObject("subject").put("type", "string");
        properties.putObject("time").put("type", "string").put("format", "date-time");
        properties.putObject("datacontenttype").put("const", "application/json");
        properties.set("data", data(type));
        require(schema, List.copyOf(names(properties)));
        return schema;
    }

    private static ObjectNode data(EventType type) {
        ObjectNode data = JSON.objectNode().put("type", "object");
        ObjectNode properties = data.putObject("properties");
        properties.putObject("actor").put("type", "string");
        orNull(properties.putObject("reason"), "string");
        ArrayNode subjects = properties.putObject("object_type").putArray("enum");
        type.subjects().forEach(subjects::add);
        orNull(properties.putObject("incident_id"), "string").put("format", "uuid");
        properties.set("details", details(type));
        require(data, List.copyOf(names(properties)));
        return data;
    }

    /** Null where they are too long for an event: the audit has them. */
    private static ObjectNode details(EventType type) {
        ObjectNode details = orNull(JSON.objectNode(), "object");
        ObjectNode properties = details.putObject("properties");
        for (EventField field : type.fields()) {
            ObjectNode one = value(field.type());
            if (!field.unit().isEmpty()) {
                one.put("description", field.unit());
            }
            properties.set(field.name(), one);
        }
        require(
                details,
                type.fields().stream()
                        .filter(field -> !field.optional())
                        .map(EventField::name)
                        .toList());
        return details;
    }

    /** Of a type in the words of {@link EventField}; one that has no words of its own may be anything. */
    private static ObjectNode value(String type) {
        ObjectNode value = JSON.objectNode();
        if (type.startsWith("list of ")) {
            value.put("type", "array").set("items", value(type.substring("list of ".length())));
        } else if (type.startsWith("object of ")) {
            value.put("type", "object").set("additionalProperties", value(type.substring("object of ".length())));
        } else if (type.startsWith("{")) {
            value.put("type", "object");
        } else {
            switch (type) {
                case "text" -> value.put("type", "string");
                case "id" -> value.put("type", "string").put("format", "uuid");
                case "time" -> value.put("type", "string").put("format", "date-time");
                case "boolean", "integer" -> value.put("type", type);
                default -> value.put("description", type);
            }
        }
        return value;
    }

    private static ObjectNode orNull(ObjectNode schema, String type) {
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    private static List<String> names(ObjectNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void require(ObjectNode schema, List<String> names) {
        ArrayNode required = schema.putArray("required");
        names.forEach(required::add);
    }
}
