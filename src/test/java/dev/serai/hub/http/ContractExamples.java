package dev.serai.hub.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The examples that the contract gives: a schema's own, else made of those of its parts. */
public final class ContractExamples {

    private final JsonNode contract;

    ContractExamples(JsonNode contract) {
        this.contract = contract;
    }

    public static ContractExamples ofTheContract() {
        try {
            return new ContractExamples(
                    new YAMLMapper().readTree(new ClassPathResource(ApiContract.FILE).getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an operation takes a body without members. */
    public boolean takesNothing(String operationId) {
        JsonNode schema = ContractComparison.resolve(contract, bodySchema(operationId));
        return schema.path("required").isEmpty() && schema.path("minProperties").asInt() == 0;
    }

    /** Whether a member of an operation's body may be this text, list or object. */
    public boolean takes(String operationId, String member, Object value) {
        JsonNode body = ContractComparison.resolve(contract, bodySchema(operationId));
        JsonNode schema = ContractComparison.resolve(contract, body.at("/properties/" + member));
        String type = schema.path("type").asText();
        if (value instanceof String text) {
            return type.equals("string")
                    && !schema.has("enum")
                    && !schema.has("pattern")
                    && !schema.has("format")
                    && text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE);
        }
        return type.equals("array")
                        && value instanceof List
                        && schema.path("minItems").asInt() == 0
                || type.equals("object")
                        && value instanceof Map
                        && schema.path("required").isEmpty();
    }

    private JsonNode bodySchema(String operationId) {
        return ContractComparison.operations(contract).values().stream()
                .filter(candidate -> candidate.path("operationId").asText().equals(operationId))
                .findFirst()
                .orElseThrow()
                .at("/requestBody/content/application~1json/schema");
    }

    /** A good body of an operation; its members may be changed. */
    public Map<String, Object> body(String operationId) {
        JsonNode example = example(bodySchema(operationId));
        if (example == null) {
            throw new IllegalStateException("The body of " + operationId + " has no example in the contract");
        }
        return new ObjectMapper().convertValue(example, new TypeReference<>() {});
    }

    /** Null when some part has none. */
    @Nullable
    JsonNode example(JsonNode reference) {
        JsonNode schema = ContractComparison.resolve(contract, reference);
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (schema.has("enum")) {
            return schema.path("enum").path(0);
        }
        if (schema.has("items")) {
            JsonNode item = example(schema.path("items"));
            return item == null ? null : JsonNodeFactory.instance.arrayNode().add(item);
        }
        return schema.path("properties").isEmpty() ? absent(schema) : members(schema);
    }

    private static @Nullable JsonNode absent(JsonNode schema) {
        return schema.path("nullable").asBoolean() ? JsonNodeFactory.instance.nullNode() : null;
    }

    private @Nullable JsonNode members(JsonNode schema) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode member = example(property.getValue());
            if (member == null) {
                return null;
            }
            members.set(property.getKey(), member);
        }
        return members;
    }
}
