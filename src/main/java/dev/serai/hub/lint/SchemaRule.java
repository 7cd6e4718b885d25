package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Every file is what camel-yaml-dsl's own schema describes: this finds misspelt patterns and options. */
final class SchemaRule implements RouteLint.Rule {

    private static final JsonSchema SCHEMA = schema();

    private static JsonSchema schema() {
        try (InputStream in = SchemaRule.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(
                            new ObjectMapper().readTree(in),
                            SchemaValidatorsConfig.builder()
                                    .pathType(PathType.JSON_POINTER)
                                    .locale(Locale.ROOT)
                                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void check(RouteSet routes, RouteLint.Findings findings) {
        for (PolicyFile file : routes.files()) {
            violations(file.tree(), (pointer, reason) -> findings.add(file, pointer, reason));
        }
    }

    /** @param each is given a JSON pointer and what is wrong there */
    static void violations(JsonNode tree, BiConsumer<String, String> each) {
        SCHEMA.validate(tree).stream()
                .filter(message -> !isSetFromOutside(message))
                .distinct()
                .forEach(message -> each.accept(message.getInstanceLocation().toString(), message.getError()));
    }

    /** A placeholder, or a number or boolean in quotes, is text to the schema and what it stands for to Camel. */
    private static boolean isSetFromOutside(ValidationMessage message) {
        String value = message.getInstanceNode() == null
                ? ""
                : message.getInstanceNode().asText("");
        return "type".equals(message.getType())
                && message.getInstanceNode() != null
                && message.getInstanceNode().isTextual()
                && value.matches("\\{\\{[^}]+}}|true|false|\\d+");
    }
}
