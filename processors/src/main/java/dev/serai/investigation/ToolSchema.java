package dev.serai.investigation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.analysis.Excerpt;
import dev.serai.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tool as a model is offered it. All parameters are required, and none is the scope.
 *
 * @param name as the model calls it
 * @param description what it does
 * @param parameters what the model says
 */
public record ToolSchema(String name, String description, List<ToolParameter> parameters) {

    private static final int LONGEST_ARGUMENTS = 2_000;
    private static final JsonMapper JSON = StrictJson.mapper(5);

    public ToolSchema {
        parameters = List.copyOf(parameters);
    }

    /** The JSON schema of its arguments. */
    public String json() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(one -> properties.put(one.name(), one.schema()));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", parameters.stream().map(ToolParameter::name).toList());
        schema.put("additionalProperties", false);
        return text(schema);
    }

    /** The arguments as the model wrote them, if they are such: its parameters and nothing else, each within its bounds. */
    Optional<SortedMap<String, Object>> read(@Nullable String arguments) {
        if (arguments == null || arguments.isBlank()) {
            return parameters.isEmpty() ? Optional.of(new TreeMap<>()) : Optional.empty();
        }
        if (arguments.length() > LONGEST_ARGUMENTS) {
            return Optional.empty();
        }
        try {
            return read(JSON.readTree(arguments));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Optional<SortedMap<String, Object>> read(JsonNode tree) {
        if (!tree.isObject() || tree.size() != parameters.size()) {
            return Optional.empty();
        }
        SortedMap<String, Object> read = new TreeMap<>();
        for (ToolParameter one : parameters) {
            JsonNode value = tree.path(one.name());
            if (!one.accepts(value)) {
                return Optional.empty();
            }
            read.put(
                    one.name(),
                    value.isInt()
                            ? value.intValue()
                            : Excerpt.storable(value.textValue()).strip());
        }
        return Optional.of(read);
    }

    /** For a model that got it wrong. */
    String usage() {
        return usage("");
    }

    /** The same with an argument before them that the caller of the tool names beside them, as {@code "name": "…"}. */
    private String usage(String before) {
        String own = parameters.stream().map(ToolParameter::words).collect(Collectors.joining(", "));
        return "{" + before + (before.isEmpty() || own.isEmpty() ? "" : ", ") + own + "}";
    }

    /** What is said of arguments that cannot be read where these name the incident too. */
    public String refusal(String incidentArgument) {
        return ToolVerdict.UNREADABLE.words() + usage("\"" + incidentArgument + "\": \"…\"");
    }

    static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, strings and numbers are JSON", e);
        }
    }
}
