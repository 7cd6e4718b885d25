package dev.serai.hub.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.http.ApiOperation.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code docs/reference/operations.md}: the contract for people. */
final class OperationsPage {

    private static final String HEAD =
            """
            # Operations

            Made from the contract, `src/main/resources/openapi/serai-v1.yaml`, version %s; do not edit. How lists, keys,
            tags, signatures and deprecation work is told in [the API](api.md), what each problem means in
            [problems](errors.md), and all rights in one table in [who may call what](authorisation.md).

            Each role includes those before it: viewer, operator, approver, admin. A scope is what a personal API token needs
            besides. Every answer carries `X-Request-Id`, `X-Response-Time`, `Content-Digest`, `X-Serai-Integrity`,
            `RateLimit` and `RateLimit-Policy`; an answer given again for its `Idempotency-Key` carries
            `Idempotency-Replayed: true`. Other headers stand beside the answer. Shapes and their examples stand once, under
            [schemas](#schemas).
            """;

    private static final Set<String> ON_EVERY_ANSWER = Set.of(
            "X-Request-Id", "X-Response-Time", "Content-Digest", "X-Serai-Integrity", "RateLimit", "RateLimit-Policy");

    private static final Set<String> ON_DEPRECATED = Set.of("Deprecation", "Sunset", "Link");

    private final JsonNode contract;
    private final ContractExamples examples;
    private final ListedProblems problems;
    private final SchemaText schemas;
    private final Map<String, ApiOperation> access;
    private final StringBuilder page = new StringBuilder();

    private OperationsPage(JsonNode contract, ListedProblems problems) {
        this.contract = contract;
        this.examples = new ContractExamples(contract);
        this.problems = problems;
        this.schemas = new SchemaText(contract);
        this.access = new ApiContract()
                .operations().stream().collect(Collectors.toMap(ApiOperation::id, operation -> operation));
    }

    static String of(JsonNode contract, ListedProblems problems) {
        return new OperationsPage(contract, problems).render();
    }

    private String render() {
        page.append(HEAD.formatted(contract.at("/info/version").asText()));
        Map<String, JsonNode> operations = ContractComparison.operations(contract);
        page.append("\n## Contents\n");
        contract.path("tags").forEach(tag -> {
            page.append("\n**[")
                    .append(title(tag))
                    .append("](#")
                    .append(tag.path("name").asText())
                    .append(")**\n\n");
            tagged(operations, tag).forEach((name, operation) -> page.append("- [`")
                    .append(name)
                    .append("`](#")
                    .append(anchor(operation))
                    .append(") ")
                    .append(operation.path("deprecated").asBoolean() ? "**deprecated**: " : "")
                    .append(operation.path("summary").asText())
                    .append('\n'));
        });
        page.append("\n**[Schemas](#schemas)**\n");
        contract.path("tags").forEach(tag -> {
            page.append("\n## ")
                    .append(title(tag))
                    .append("\n")
                    .append(tag.path("description").asText())
                    .append('\n');
            tagged(operations, tag).forEach(this::operation);
        });
        page.append("\n## Schemas\n");
        contract.at("/components/schemas")
                .properties()
                .forEach(schema -> schemaSection(schema.getKey(), schema.getValue()));
        return page.toString();
    }

    private static Map<String, JsonNode> tagged(Map<String, JsonNode> operations, JsonNode tag) {
        Map<String, JsonNode> tagged = new java.util.LinkedHashMap<>(operations);
        tagged.values().removeIf(operation -> !operation.at("/tags/0").equals(tag.path("name")));
        return tagged;
    }

    private static String title(JsonNode tag) {
        String name = tag.path("name").asText();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String anchor(JsonNode operation) {
        return operation.path("operationId").asText().toLowerCase(Locale.ROOT);
    }

    private void operation(String name, JsonNode operation) {
        String id = operation.path("operationId").asText();
        page.append("\n### ").append(id).append('\n');
        page.append('`').append(name.replace(" ", " " + ApiContract.BASE)).append("`\n\n");
        deprecation(operation);
        page.append(operation.path("summary").asText()).append('\n');
        if (operation.has("description")) {
            page.append('\n').append(operation.path("description").asText()).append('\n');
        }
        page.append('\n').append(who(access.get(id))).append('\n');
        parameters(ContractComparison.parameters(contract, name, operation));
        body(operation);
        answers(name, operation);
    }

    private void deprecation(JsonNode operation) {
        if (!operation.path("deprecated").asBoolean()) {
            return;
        }
        JsonNode mark = operation.path("x-serai-deprecation");
        String successor = mark.path("successor").asText();
        page.append("> **Deprecated** since %s, may end on %s. Use [`%s`](#%s).\n\n"
                .formatted(
                        mark.path("since").asText(),
                        mark.path("sunset").asText(),
                        successor,
                        anchor(ContractComparison.operations(contract).get(successor))));
    }

    private static String who(ApiOperation operation) {
        if (operation.access() == Access.ANONYMOUS) {
            return "Role: none, anybody may call it. Scope: none.";
        }
        String role =
                operation.role() == null ? "any account" : operation.role().wire();
        return "Role: " + role + ". Scope: "
                + (operation.sessionOnly() ? "none, it needs a session." : "`" + operation.scope() + "`.");
    }

    private void parameters(Map<String, JsonNode> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        page.append("\n| parameter | in | meaning | values |\n|---|---|---|---|\n");
        parameters
                .values()
                .forEach(parameter -> page.append("| `%s`%s | %s | %s | %s |\n"
                        .formatted(
                                parameter.path("name").asText(),
                                parameter.path("required").asBoolean() ? ", required" : "",
                                parameter.path("in").asText(),
                                parameter.path("description").asText(),
                                schemas.type(parameter.path("schema")))));
    }

    private void body(JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            page.append("\nBody: ").append(schemas.type(schema)).append(", for example\n\n");
            example(examples.example(schema));
        }
    }

    private void answers(String name, JsonNode operation) {
        page.append("\n| answer | meaning | shape or problems | headers |\n|---|---|---|---|\n");
        TreeSet<String> codes = ListedProblems.named(contract, name, operation);
        operation.path("responses").properties().forEach(entry -> {
            JsonNode answer = ContractComparison.resolve(contract, entry.getValue());
            List<String> headers = new ArrayList<>();
            answer.path("headers").fieldNames().forEachRemaining(header -> {
                if (!ON_EVERY_ANSWER.contains(header)
                        && (operation.path("deprecated").asBoolean() || !ON_DEPRECATED.contains(header))) {
                    headers.add("`" + header + "`");
                }
            });
            page.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            entry.getKey().equals("default") ? "other" : entry.getKey(),
                            answer.path("description").asText(),
                            shape(answer, problems.of(entry.getKey(), codes, operation.path("responses"))),
                            String.join(", ", headers)));
        });
    }

    private String shape(JsonNode answer, List<String> codes) {
        if (answer.path("content").has(Problems.CONTENT_TYPE)) {
            return codes.stream().map(code -> "[`" + code + "`](errors.md)").collect(Collectors.joining(", "));
        }
        return answer.path("content").properties().stream()
                .map(type -> schemas.type(type.getValue().path("schema"))
                        + (type.getKey().equals("application/json") ? "" : " as `" + type.getKey() + "`"))
                .collect(Collectors.joining(", "));
    }

    private void schemaSection(String name, JsonNode schema) {
        page.append("\n### Schema ").append(name).append('\n');
        if (!schema.path("properties").isEmpty()) {
            if (schema.has("description")) {
                page.append(schema.path("description").asText()).append("\n\n");
            }
            TreeSet<String> required = new TreeSet<>();
            schema.path("required").forEach(field -> required.add(field.asText()));
            page.append("| field | meaning | values |\n|---|---|---|\n");
            schema.path("properties")
                    .properties()
                    .forEach(field -> page.append("| `%s`%s | %s | %s |\n"
                            .formatted(
                                    field.getKey(),
                                    required.contains(field.getKey()) ? "" : ", optional",
                                    ContractComparison.resolve(contract, field.getValue())
                                            .path("description")
                                            .asText(),
                                    schemas.type(field.getValue()))));
        } else {
            page.append(schemas.limits(schema)).append('\n');
        }
        JsonNode example = examples.example(schema);
        if (example != null && example.isObject()) {
            page.append('\n');
            example(example);
        }
    }

    private void example(@org.jspecify.annotations.Nullable JsonNode example) {
        page.append("```json\n")
                .append(example == null ? "" : example.toPrettyString().replace("\r", ""))
                .append("\n```\n");
    }
}
