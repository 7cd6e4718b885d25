package dev.serai.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.digest.Sha256;
import java.util.List;
import java.util.Map;

/**
 * A YAML file that integrators write (a policy, a playbook, a list of patterns), read and checked against its JSON
 * schema. It knows the line and column of each of its nodes, so that later checks can name them too.
 */
public final class PolicyFile {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final String name;
    private final String text;
    private final LocatedYaml.Document document;

    private PolicyFile(String name, String text, LocatedYaml.Document document) {
        this.name = name;
        this.text = text;
        this.document = document;
    }

    /**
     * Reads and checks a file.
     *
     * @param name the file's name for errors, for instance {@code policy/triage.yaml}
     * @param text the whole text
     * @param schema the JSON schema (draft 2020-12) as JSON text
     * @throws PolicyException with every violation found, each with line and column
     */
    public static PolicyFile read(String name, String text, String schema) {
        PolicyFile file = new PolicyFile(name, text, LocatedYaml.read(name, text));
        List<PolicyError> errors = SchemaCheck.of(schema).violations(file.tree()).stream()
                .map(violation -> file.error(violation.at().toString(), violation.reason()))
                .toList();
        if (!errors.isEmpty()) {
            throw new PolicyException(errors);
        }
        return file;
    }

    public String name() {
        return name;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    public JsonNode tree() {
        return document.tree();
    }

    /** SHA-256 of the text's UTF-8 bytes, in lower-case hex. */
    public String sha256() {
        return Sha256.hex(text);
    }

    /**
     * Binds the node at a JSON pointer to a record whose components are written in snake_case.
     *
     * @throws PolicyException naming the node that the record's constructor refused
     */
    public <T> T as(String pointer, Class<T> type) {
        JsonNode node = tree().at(pointer);
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonMappingException e) {
            throw new PolicyException(error(pointer + path(e), reason(e)));
        } catch (JsonProcessingException e) {
            throw new PolicyException(error(pointer, e.getOriginalMessage()));
        }
    }

    /** Binds the whole file. */
    public <T> T as(Class<T> type) {
        return as("", type);
    }

    /**
     * Compiles the CEL expression that stands at a JSON pointer.
     *
     * @throws PolicyException naming the expression and where in the file it is wrong
     */
    public Expression expression(String pointer, Vocabulary vocabulary, Expression.Type type) {
        String expression = tree().at(pointer).asText();
        try {
            return Expression.compile(expression, vocabulary, type);
        } catch (ExpressionException e) {
            throw new PolicyException(error(pointer, "in '" + expression + "': " + e.getMessage()));
        }
    }

    /** An error at a JSON pointer; a pointer to nothing gives the place of its nearest parent. */
    public PolicyError error(String pointer, String reason) {
        JsonPointer at = JsonPointer.compile(pointer);
        Map<JsonPointer, JsonLocation> locations = document.locations();
        while (!locations.containsKey(at) && at.head() != null) {
            at = at.head();
        }
        JsonLocation where = locations.getOrDefault(at, JsonLocation.NA);
        return new PolicyError(name, where.getLineNr(), where.getColumnNr(), reason);
    }

    private static String path(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            String segment = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static String reason(JsonMappingException e) {
        Throwable cause = e.getCause() instanceof IllegalArgumentException refused ? refused : e;
        return cause instanceof JsonMappingException mapping
                ? mapping.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }
}
