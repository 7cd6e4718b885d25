package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.oas.OpenApi30;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What every operation of the contract says about itself. */
final class ContractRules {

    /** POSTs of an account that take no {@code Idempotency-Key}, and why. */
    private static final Map<String, String> UNKEYED =
            Map.of("createToken", "its answer shows a secret, which is not kept to be shown again");

    private static final Set<String> ROLES = Set.of("anonymous", "self", "viewer", "operator", "approver", "admin");
    private static final String TYPE = "urn:serai:problem:";

    private static final JsonMetaSchema OPEN_API = JsonMetaSchema.builder(OpenApi30.getInstance())
            .keyword(new NonValidationKeyword("components"))
            .keyword(new NonValidationKeyword("x-serai-pattern"))
            .build();
    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4, builder -> builder.metaSchema(OPEN_API)
                    .defaultMetaSchemaIri(OPEN_API.getIri()));

    private final JsonNode contract;
    private final ContractExamples examples;
    private final ListedProblems problems;
    private final JsonNode components;
    private final List<String> found = new ArrayList<>();

    private ContractRules(JsonNode contract, ListedProblems problems) {
        this.contract = contract;
        this.examples = new ContractExamples(contract);
        this.problems = problems;
        this.components = closed(contract.path("components"));
    }

    /** Each breach with where it is. */
    static List<String> breaches(JsonNode contract, ListedProblems problems) {
        ContractRules rules = new ContractRules(contract, problems);
        ContractComparison.operations(contract).forEach(rules::operation);
        contract.at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("example")) {
                JsonNode reference =
                        JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + schema.getKey());
                rules.example(
                        "schema " + schema.getKey(),
                        reference,
                        schema.getValue().path("example"));
            }
        });
        return rules.found;
    }

    private void operation(String name, JsonNode operation) {
        for (String told : List.of("operationId", "summary", "x-serai-role")) {
            require(!operation.path(told).asText().isBlank(), name + " has no " + told);
        }
        require(ROLES.contains(operation.path("x-serai-role").asText()), name + " has an unknown x-serai-role");
        require(knownTag(operation.path("tags")), name + " has not exactly one tag of the contract's tags");
        Map<String, JsonNode> parameters = ContractComparison.parameters(contract, name, operation);
        parameters.forEach((parameter, node) -> require(
                !node.path("description").asText().isBlank(), name + " does not say what " + parameter + " is"));
        keys(name, operation, parameters);
        statuses(name, operation, parameters);
        if (operation.has("requestBody")) {
            content(name + " body", operation.at("/requestBody/content/application~1json"));
        }
        operation.path("responses").properties().forEach(answer -> answer(name, answer.getKey(), answer.getValue()));
        for (String code : ListedProblems.named(contract, name, operation)) {
            String status = problems.statusByCode().get(code);
            require(status != null, name + " names the unlisted problem " + code);
            require(
                    status == null
                            || status.equals("500")
                            || operation.path("responses").has(status),
                    name + " names " + code + " without the status " + status);
        }
    }

    private boolean knownTag(JsonNode tags) {
        TreeSet<String> known = new TreeSet<>();
        contract.path("tags").forEach(tag -> known.add(tag.path("name").asText()));
        return tags.size() == 1 && known.contains(tags.path(0).asText());
    }

    private void keys(String name, JsonNode operation, Map<String, JsonNode> parameters) {
        boolean wanted = name.startsWith("POST ")
                && !operation.path("x-serai-role").asText().equals("anonymous")
                && !UNKEYED.containsKey(operation.path("operationId").asText());
        require(
                parameters.containsKey("header Idempotency-Key") == wanted,
                name + (wanted ? " takes no" : " takes an") + " Idempotency-Key");
    }

    /**
     * Which answers can happen: 400, 401, 429, 503 and {@code default} always (a query, a token, too much, a failure); 403
     * to any account; 404 with a parameter in the path; 409 and 422 with an Idempotency-Key; 412 with If-Match, and only
     * then; 413 and 415 with a body; 304 with If-None-Match, and only then: every GET takes it, but for one whose answer is a
     * stream and has no tag.
     */
    private void statuses(String name, JsonNode operation, Map<String, JsonNode> parameters) {
        TreeSet<String> wanted = new TreeSet<>(List.of("400", "401", "429", "503", "default"));
        if (!operation.path("x-serai-role").asText().equals("anonymous")) {
            wanted.add("403");
        }
        if (name.contains("{")) {
            wanted.add("404");
        }
        if (parameters.containsKey("header Idempotency-Key")) {
            wanted.addAll(List.of("409", "422"));
        }
        if (parameters.containsKey("header If-Match")) {
            wanted.add("412");
        }
        if (operation.has("requestBody")) {
            wanted.addAll(List.of("413", "415"));
        }
        if (name.startsWith("GET ") && !isStream(operation)) {
            wanted.add("304");
            require(parameters.containsKey("header If-None-Match"), name + " takes no If-None-Match");
        }
        JsonNode responses = operation.path("responses");
        wanted.forEach(status -> require(responses.has(status), name + " does not declare " + status));
        for (String status : List.of("304", "412")) {
            require(!responses.has(status) || wanted.contains(status), name + " cannot answer " + status);
        }
        boolean success = responses.properties().stream()
                .anyMatch(answer -> answer.getKey().startsWith("2"));
        require(success, name + " declares no success");
    }

    private boolean isStream(JsonNode operation) {
        return ContractComparison.resolve(contract, operation.at("/responses/200"))
                .path("content")
                .has(ContractText.EVENTS);
    }

    private void answer(String name, String status, JsonNode reference) {
        JsonNode answer = ContractComparison.resolve(contract, reference);
        String at = name + " " + status;
        require(!answer.path("description").asText().isBlank(), at + " has no description");
        if (status.equals("204") || status.equals("304")) {
            require(answer.path("content").isEmpty(), at + " has content");
            return;
        }
        require(!answer.path("content").isEmpty(), at + " has no content");
        answer.path("content").properties().forEach(type -> {
            boolean refusal = type.getKey().equals(Problems.CONTENT_TYPE);
            require(refusal != status.startsWith("2"), at + " has the content type " + type.getKey());
            content(at, type.getValue());
            if (refusal) {
                problem(at, status, type.getValue().path("example"));
            }
        });
    }

    private void content(String at, JsonNode content) {
        require(content.has("schema"), at + " has no schema");
        JsonNode example = content.has("example") ? content.path("example") : examples.example(content.path("schema"));
        require(example != null, at + " has no example");
        if (example != null) {
            example(at, content.path("schema"), example);
        }
    }

    private void problem(String at, String status, JsonNode example) {
        String type = example.path("type").asText();
        String code = type.startsWith(TYPE) ? type.substring(TYPE.length()) : type;
        String listed = problems.statusByCode().get(code);
        require(listed != null, at + " shows the unlisted problem " + code);
        require(
                example.path("status").asText().equals(listed) && (status.equals("default") || status.equals(listed)),
                at + " shows " + code + " with another status");
    }

    /** As OpenAPI 3.0 says it; a field that the schema does not have is taken for a mistake in any example. */
    private void example(String at, JsonNode schema, JsonNode example) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema.deepCopy());
        whole.set("components", components);
        var config = SchemaValidatorsConfig.builder()
                .formatAssertionsEnabled(true)
                .locale(Locale.ROOT)
                .build();
        FACTORY.getSchema(whole, config)
                .validate(example)
                .forEach(message -> found.add(at + " example: " + message.getMessage()));
    }

    private static JsonNode closed(JsonNode components) {
        ObjectNode copy = components.deepCopy();
        copy.retain("schemas");
        copy.path("schemas").forEach(schema -> {
            if (schema.has("properties") && !schema.has("additionalProperties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return copy;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            found.add(otherwise);
        }
    }
}
