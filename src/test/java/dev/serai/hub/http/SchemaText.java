package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What values a schema allows, in a cell of a table. */
record SchemaText(JsonNode contract) {

    /** A link to a schema that has a name, else its limits. */
    String type(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.path("$ref").asText();
            name = name.substring(name.lastIndexOf('/') + 1);
            return "[%s](#schema-%s)".formatted(name, name.toLowerCase(Locale.ROOT));
        }
        return limits(schema);
    }

    String limits(JsonNode schema) {
        List<String> said = new ArrayList<>();
        if (schema.has("enum")) {
            List<String> values = new ArrayList<>();
            schema.path("enum").forEach(value -> {
                if (!value.isNull()) {
                    values.add("`" + value.asText() + "`");
                }
            });
            said.add(String.join(", ", values));
        } else if (schema.has("items")) {
            said.add("list of " + type(schema.path("items")));
        } else {
            said.add(schema.path("type").asText());
        }
        if (schema.path("format").asText().equals("date-time")) {
            said.add("date and time");
        }
        range(said, schema, "minimum", "maximum", "");
        range(said, schema, "minLength", "maxLength", " characters");
        range(said, schema, "minItems", "maxItems", " items");
        range(said, schema, "minProperties", "maxProperties", " fields");
        if (schema.has("x-serai-pattern")) {
            said.add(schema.path("x-serai-pattern").asText());
        } else if (schema.has("pattern")) {
            said.add("matching `" + schema.path("pattern").asText().replace("|", "\\|") + "`");
        }
        if (schema.path("nullable").asBoolean()) {
            said.add("or null");
        }
        if (schema.has("default")) {
            said.add("`" + schema.path("default").asText() + "` unless told");
        }
        return String.join("; ", said);
    }

    private static void range(List<String> said, JsonNode schema, String least, String most, String unit) {
        String from = schema.path(least).asText();
        String to = schema.path(most).asText();
        if (!from.isEmpty() && !to.isEmpty()) {
            said.add(from + " to " + to + unit);
        } else if (!to.isEmpty()) {
            said.add("at most " + to + unit);
        } else if (!from.isEmpty()) {
            said.add("at least " + from + unit);
        }
    }
}
