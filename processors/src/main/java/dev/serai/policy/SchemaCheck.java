package dev.serai.policy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Checks a tree against a JSON schema (draft 2020-12) and words each violation with what is allowed instead. */
final class SchemaCheck {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(new SchemaPatterns())
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final JsonSchema schema;

    private SchemaCheck(JsonNode root) {
        this.root = root;
        this.schema = FACTORY.getSchema(root, CONFIG);
    }

    record Violation(JsonPointer at, String reason) {}

    /** @throws IllegalArgumentException when the schema itself is not JSON: a mistake of ours, not of the file's writer */
    static SchemaCheck of(String schema) {
        try {
            return new SchemaCheck(JSON.readTree(schema));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the schema is not JSON", e);
        }
    }

    List<Violation> violations(JsonNode tree) {
        return schema.validate(tree).stream()
                .map(this::violation)
                .distinct()
                .sorted(Comparator.comparing(violation -> violation.at().toString()))
                .toList();
    }

    private Violation violation(ValidationMessage message) {
        JsonPointer at = JsonPointer.compile(message.getInstanceLocation().toString());
        if ("additionalProperties".equals(message.getType()) && message.getProperty() != null) {
            return new Violation(
                    at.appendProperty(message.getProperty()),
                    "unknown key '" + message.getProperty() + "'" + allowed(message));
        }
        return new Violation(at, message.getError());
    }

    /** The keys that the object's schema knows; empty where it does not list them. */
    private String allowed(ValidationMessage message) {
        String fragment = message.getSchemaLocation().getFragment().toString();
        int end = fragment.lastIndexOf('/');
        JsonNode properties = root.at(end < 0 ? "" : fragment.substring(0, end)).path("properties");
        List<String> names = StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false)
                .toList();
        return names.isEmpty() ? "" : ", allowed are: " + String.join(", ", names);
    }
}
