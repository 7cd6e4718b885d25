package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An object as text for people and models, without what is noise and without the values of environment variables. */
final class ObjectRenderer {

    private static final ObjectWriter YAML = new YAMLMapper()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .writer();
    private static final int TEXT_CHARS = 500;

    private ObjectRenderer() {}

    /** The state first, because the end may be cut. */
    static String yaml(JsonNode object) {
        return yaml(object, "kind", "status", "spec", "metadata");
    }

    /** How an object is, not how it is wanted. */
    static String status(JsonNode object) {
        return yaml(object, "kind", "status");
    }

    private static String yaml(JsonNode object, String... parts) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String part : parts) {
            if (object.has(part)) {
                ordered.set(part, pruned(part, object.path(part)));
            }
        }
        try {
            return YAML.writeValueAsString(ordered);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can be written", e);
        }
    }

    private static JsonNode pruned(String name, JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode kept = list.arrayNode();
            list.forEach(element -> kept.add(pruned(name.equals("env") ? "env[]" : name, element)));
            return kept;
        }
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                if (!noise(entry.getKey())) {
                    boolean hidden = name.equals("env[]") && entry.getKey().equals("value");
                    kept.set(
                            entry.getKey(),
                            hidden ? TextNode.valueOf("(hidden)") : pruned(entry.getKey(), entry.getValue()));
                }
            }
            return kept;
        }
        return node.isTextual() ? TextNode.valueOf(cut(node.textValue(), TEXT_CHARS)) : node;
    }

    private static boolean noise(String name) {
        return name.equals("managedFields") || name.equals("kubectl.kubernetes.io/last-applied-configuration");
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** At most so many bytes of UTF-8, from the start. */
    static String head(String text, int bytes) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= bytes) {
            return text;
        }
        String kept = new String(all, 0, bytes, StandardCharsets.UTF_8);
        return kept.endsWith("\uFFFD") ? kept.substring(0, kept.length() - 1) : kept;
    }
}
