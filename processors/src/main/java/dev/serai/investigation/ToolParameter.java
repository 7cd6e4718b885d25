package dev.serai.investigation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One argument that a model gives a tool.
 *
 * @param description for the model
 * @param most the greatest number, counted from 1, or the longest text in characters
 * @throws IllegalArgumentException for a name that carries scope: that is the hub's to say
 */
public record ToolParameter(String name, ParameterType type, String description, int most) {

    /** Where a call reaches is never an argument. */
    public static final Set<String> SCOPE = Set.of(
            "tenant", "incident", "incidentId", "incident_id", "cluster", "namespace", "namespaces", "role", "user");

    /** The longest text. */
    public static final int LONGEST_TEXT = 200;

    public enum ParameterType {
        NUMBER,
        TEXT
    }

    public ToolParameter {
        if (SCOPE.contains(name) || !name.matches("[a-z][a-z_]{0,31}")) {
            throw new IllegalArgumentException("a tool takes no '" + name + "': the hub says where it reaches");
        }
        if (most < 1) {
            throw new IllegalArgumentException("'" + name + "' allows nothing");
        }
    }

    public static ToolParameter number(String name, String description, int most) {
        return new ToolParameter(name, ParameterType.NUMBER, description, most);
    }

    public static ToolParameter text(String name, String description) {
        return new ToolParameter(name, ParameterType.TEXT, description, LONGEST_TEXT);
    }

    /**
     * Whether this is such a value; text is neither blank nor holds control characters. That there is no object of a number
     * has an answer of its own.
     */
    boolean accepts(JsonNode value) {
        if (type == ParameterType.NUMBER) {
            boolean bounded = value.isInt() && value.intValue() <= most;
            return value.isInt() && value.intValue() >= 1 && (bounded || name.equals(OfferedTool.OBJECT));
        }
        String text = value.isTextual() ? value.textValue() : "";
        return !text.isBlank()
                && text.length() <= most
                && text.chars().noneMatch(sign -> Character.isISOControl(sign) && sign != '\n' && sign != '\t');
    }

    /** As the schema of the tool says it. */
    Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type == ParameterType.NUMBER ? "integer" : "string");
        schema.put("description", description);
        schema.put(type == ParameterType.NUMBER ? "minimum" : "minLength", 1);
        schema.put(type == ParameterType.NUMBER ? "maximum" : "maxLength", most);
        return schema;
    }

    /** For a model that got it wrong. */
    String words() {
        return type == ParameterType.NUMBER ? "\"" + name + "\": 1" : "\"" + name + "\": \"…\"";
    }
}
