package dev.serai.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.digest.Sha256;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a Kamelet's file says about itself. */
public final class KameletFile {

    private static final ObjectMapper YAML = new YAMLMapper();

    private KameletFile() {}

    /**
     * The action a Kamelet offers; empty for a Kamelet that is no action, or one that only other routes use (it carries
     * no {@code serai.dev/effect}).
     *
     * @throws IllegalArgumentException naming the file and what is wrong with it
     */
    public static Optional<ActionDefinition> action(String fileName, byte[] content) {
        try {
            JsonNode file = YAML.readTree(content);
            JsonNode metadata = file.path("metadata");
            JsonNode notes = metadata.path("annotations");
            boolean offered = "action".equals(text(metadata.path("labels"), "camel.apache.org/kamelet.type"))
                    && notes.has("serai.dev/effect");
            return offered ? Optional.of(definition(file, notes, Sha256.hex(content))) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(fileName + ": " + e.getMessage(), e);
        }
    }

    private static ActionDefinition definition(JsonNode file, JsonNode notes, String sha256) {
        JsonNode in = file.path("spec").path("dataTypes").path("in");
        JsonNode schema = in.path("types").path(required(in, "default")).path("schema");
        bound(schema.path("properties"), file.at("/spec/definition/properties"));
        return new ActionDefinition(
                required(file.path("metadata"), "name"),
                required(file.path("spec").path("definition"), "title"),
                sha256,
                Effect.of(required(notes, "serai.dev/effect")),
                new KameletRisk(
                        Integer.parseInt(required(notes, "serai.dev/base-risk")),
                        Boolean.parseBoolean(required(notes, "serai.dev/reversible")),
                        nodeLevel(notes)),
                text(notes, "serai.dev/compensate-with"),
                text(notes, "serai.dev/target"),
                notes.has("serai.dev/executor")
                        ? required(notes, "serai.dev/executor")
                        : required(file.path("metadata"), "name"),
                schema);
    }

    /**
     * A number that the Kamelet's properties {@code min<Argument>} and {@code max<Argument>} bound is bounded by their defaults in
     * the schema too: what it would refuse by itself is not proposed.
     */
    private static void bound(JsonNode arguments, JsonNode properties) {
        arguments.properties().forEach(argument -> {
            String name = argument.getKey().substring(0, 1).toUpperCase(Locale.ROOT)
                    + argument.getKey().substring(1);
            bound(argument.getValue(), "minimum", properties.path("min" + name).path("default"));
            bound(argument.getValue(), "maximum", properties.path("max" + name).path("default"));
        });
    }

    private static void bound(JsonNode argument, String keyword, JsonNode value) {
        if (value.isNumber() && argument instanceof ObjectNode schema) {
            schema.set(keyword, value);
        }
    }

    private static boolean nodeLevel(JsonNode notes) {
        String scope = text(notes, "serai.dev/scope");
        if (scope == null || scope.equals("object")) {
            return false;
        }
        if (scope.equals("node")) {
            return true;
        }
        throw new IllegalArgumentException(
                "unknown serai.dev/scope '" + scope + "', supported values are: object, node");
    }

    private static String required(JsonNode node, String name) {
        String value = text(node, name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.path(name).isMissingNode() ? null : node.path(name).asText();
    }
}
