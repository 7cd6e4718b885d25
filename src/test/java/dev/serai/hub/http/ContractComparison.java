package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a newer contract takes from the callers of an older one; references are followed, so moving a part is free. */
final class ContractComparison {

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
    private static final List<String> ROLES = List.of("anonymous", "self", "viewer", "operator", "approver", "admin");

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private ContractComparison(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Each break with where it is; empty when every caller of the older one can go on. */
    static List<String> breaks(JsonNode before, JsonNode after) {
        ContractComparison comparison = new ContractComparison(before, after);
        Map<String, JsonNode> now = operations(after);
        operations(before).forEach((name, operation) -> {
            if (now.containsKey(name)) {
                comparison.operation(name, operation, now.get(name));
            } else {
                comparison.found.add(name + " is gone");
            }
        });
        return comparison.found;
    }

    /** By method and path; the parameters of the path are among those of the operation. */
    static Map<String, JsonNode> operations(JsonNode contract) {
        Map<String, JsonNode> operations = new LinkedHashMap<>();
        contract.path("paths").properties().forEach(path -> METHODS.stream()
                .filter(path.getValue()::has)
                .forEach(method -> operations.put(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                        path.getValue().path(method))));
        return operations;
    }

    /** The parameters of an operation, those of its path too, by place and name. */
    static Map<String, JsonNode> parameters(JsonNode contract, String name, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        String path = name.substring(name.indexOf(' ') + 1);
        for (JsonNode list :
                List.of(contract.path("paths").path(path).path("parameters"), operation.path("parameters"))) {
            list.forEach(reference -> {
                JsonNode parameter = resolve(contract, reference);
                parameters.put(
                        parameter.path("in").asText() + " "
                                + parameter.path("name").asText(),
                        parameter);
            });
        }
        return parameters;
    }

    static JsonNode resolve(JsonNode contract, JsonNode node) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private void operation(String name, JsonNode old, JsonNode now) {
        if (!old.path("operationId").equals(now.path("operationId"))) {
            found.add(name + " has another operationId");
        }
        if (rank(now) > rank(old)) {
            found.add(name + " asks for a higher role");
        }
        parameters(name, parameters(before, name, old), parameters(after, name, now));
        body(name, old.path("requestBody"), now.path("requestBody"));
        old.path("responses").properties().forEach(response -> {
            String at = name + " " + response.getKey();
            JsonNode answer = now.path("responses").path(response.getKey());
            if (answer.isMissingNode()) {
                found.add(at + " is gone");
            } else {
                content(at, resolve(before, response.getValue()), resolve(after, answer), false);
            }
        });
    }

    private static int rank(JsonNode operation) {
        return ROLES.indexOf(operation.path("x-serai-role").asText());
    }

    private void parameters(String name, Map<String, JsonNode> old, Map<String, JsonNode> now) {
        old.forEach((key, parameter) -> {
            String at = name + " " + key;
            JsonNode kept = now.get(key);
            if (kept == null) {
                found.add(at + " is gone");
            } else {
                demand(at, parameter, kept);
                schema(at, parameter.path("schema"), kept.path("schema"), true);
            }
        });
        now.forEach((key, parameter) -> {
            if (!old.containsKey(key) && parameter.path("required").asBoolean()) {
                found.add(name + " " + key + " is new and required");
            }
        });
    }

    private void body(String name, JsonNode old, JsonNode now) {
        if (!old.isMissingNode() && now.isMissingNode()) {
            found.add(name + " body is gone");
        } else if (!now.isMissingNode()) {
            demand(name + " body", old, now);
            content(name + " body", old, now, true);
        }
    }

    private void demand(String at, JsonNode old, JsonNode now) {
        if (now.path("required").asBoolean() && !old.path("required").asBoolean()) {
            found.add(at + " became required");
        }
    }

    private void content(String at, JsonNode old, JsonNode now, boolean request) {
        old.path("content").properties().forEach(type -> {
            JsonNode kept = now.path("content").path(type.getKey());
            if (kept.isMissingNode()) {
                found.add(at + " " + type.getKey() + " is gone");
            } else {
                schema(at, type.getValue().path("schema"), kept.path("schema"), request);
            }
        });
    }

    private void schema(String at, JsonNode oldReference, JsonNode newReference, boolean request) {
        JsonNode old = resolve(before, oldReference);
        JsonNode now = resolve(after, newReference);
        for (String fixed : List.of("type", "format")) {
            if (!old.path(fixed).equals(now.path(fixed))) {
                found.add(at + " has another " + fixed);
            }
        }
        boolean couldBeNull = old.path("nullable").asBoolean();
        boolean canBeNull = now.path("nullable").asBoolean();
        if (request ? couldBeNull && !canBeNull : canBeNull && !couldBeNull) {
            found.add(at + (request ? " can no longer be null" : " may now be null"));
        }
        values(at, old.path("enum"), now.path("enum"), request);
        if (request) {
            limits(at, old, now);
        }
        fields(at, old, now, request);
        if (old.has("items")) {
            schema(at + "[]", old.path("items"), now.path("items"), request);
        }
    }

    private void values(String at, JsonNode old, JsonNode now, boolean request) {
        TreeSet<String> lost = texts(old);
        lost.removeAll(texts(now));
        if (!now.isMissingNode() && !lost.isEmpty()) {
            found.add(at + " lost the value " + String.join(", ", lost));
        } else if (request && old.isMissingNode() && !now.isMissingNode()) {
            found.add(at + " takes fewer values");
        }
    }

    /** What is newly bounded, or bounded more, refuses what was taken before. */
    private void limits(String at, JsonNode old, JsonNode now) {
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            found.add(at + " has another pattern");
        }
        for (String most : List.of("maxLength", "maximum", "maxItems")) {
            if (now.has(most)
                    && (!old.has(most)
                            || now.path(most).asLong() < old.path(most).asLong())) {
                found.add(at + " has a lower " + most);
            }
        }
        for (String least : List.of("minLength", "minimum", "minItems", "minProperties")) {
            if (now.has(least) && now.path(least).asLong() > old.path(least).asLong(0)) {
                found.add(at + " has a higher " + least);
            }
        }
        if (old.path("additionalProperties").asBoolean(true)
                && !now.path("additionalProperties").asBoolean(true)) {
            found.add(at + " refuses further fields");
        }
    }

    private void fields(String at, JsonNode old, JsonNode now, boolean request) {
        old.path("properties").properties().forEach(field -> {
            JsonNode kept = now.path("properties").path(field.getKey());
            if (kept.isMissingNode()) {
                found.add(at + "." + field.getKey() + " is gone");
            } else {
                schema(at + "." + field.getKey(), field.getValue(), kept, request);
            }
        });
        TreeSet<String> changed = texts((request ? now : old).path("required"));
        changed.removeAll(texts((request ? old : now).path("required")));
        for (String field : changed) {
            if (request) {
                found.add(at + "." + field + " became required");
            } else if (now.path("properties").has(field)) {
                found.add(at + "." + field + " may now be missing");
            }
        }
    }

    private static TreeSet<String> texts(JsonNode array) {
        TreeSet<String> texts = new TreeSet<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }
}
