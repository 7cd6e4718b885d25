package dev.serai.hub.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.hub.http.ApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The contract as a caller reads it. */
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final JsonNode tree;

    private Contract(JsonNode tree) {
        this.tree = tree;
    }

    static Contract read() {
        try {
            return new Contract(new YAMLMapper().readTree(new ClassPathResource(ApiContract.FILE).getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One operation.
     *
     * @param body the schema of its body, if it takes one
     * @param statuses those it declares
     */
    record Operation(
            String id,
            String method,
            String path,
            List<JsonNode> parameters,
            @Nullable JsonNode body,
            Set<String> statuses) {

        List<JsonNode> parameters(String in) {
            return parameters.stream()
                    .filter(parameter -> in.equals(parameter.path("in").asText()))
                    .toList();
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        tree.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                        operations.add(operation(path.getKey(), path.getValue(), member.getKey(), member.getValue()))));
        return operations;
    }

    Optional<Operation> find(String method, String path) {
        return operations().stream()
                .filter(operation ->
                        operation.path().equals(path) && operation.method().equals(method))
                .findFirst();
    }

    private Operation operation(String path, JsonNode shared, String method, JsonNode node) {
        List<JsonNode> parameters = new ArrayList<>();
        shared.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        node.path("parameters").forEach(parameter -> parameters.add(resolve(parameter)));
        JsonNode body = node.at("/requestBody/content/application~1json/schema");
        Set<String> statuses = new java.util.TreeSet<>();
        node.path("responses").fieldNames().forEachRemaining(statuses::add);
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                body.isMissingNode() ? null : resolve(body),
                statuses);
    }

    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(tree.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** A good body: the schema's own example. */
    ObjectNode example(Operation operation) {
        JsonNode example = resolve(operation.body()).path("example");
        if (example.isObject()) {
            return (ObjectNode) example;
        }
        ObjectNode made = ((ObjectNode) tree).objectNode();
        resolve(operation.body()).path("properties").properties().forEach(property -> {
            JsonNode schema = resolve(property.getValue());
            made.set(
                    property.getKey(),
                    schema.has("example")
                            ? schema.path("example")
                            : schema.path("enum").path(0));
        });
        return made;
    }
}
