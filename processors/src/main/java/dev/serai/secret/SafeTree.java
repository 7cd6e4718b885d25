package dev.serai.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;

/** Trees without secrets: in texts, in names, and behind names that tell that a secret follows. */
public final class SafeTree {

    private static final String MARK = "[redacted:secret]";

    private SafeTree() {}

    /** A copy with every text redacted. */
    public static JsonNode of(JsonNode node) {
        return of(node, Set.of());
    }

    /** The same, but what stands behind these names is left as it is, at whatever depth. */
    public static JsonNode of(JsonNode node, Set<String> exact) {
        if (node.isTextual()) {
            return TextNode.valueOf(Redaction.redact(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> list.add(of(element, exact)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(field -> object.set(
                        Redaction.redact(field.getKey()),
                        exact.contains(field.getKey())
                                ? field.getValue()
                                : named(field.getKey(), field.getValue(), exact)));
        return object;
    }

    /** Whether a field would be another one. */
    public static boolean changes(String name, JsonNode value) {
        return Redaction.finds(name) || !named(name, value, Set.of()).equals(value);
    }

    private static JsonNode named(String name, JsonNode value, Set<String> exact) {
        if (value.isArray()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> list.add(named(name, element, exact)));
            return list;
        }
        return value.isTextual() ? TextNode.valueOf(text(name, value.textValue())) : of(value, exact);
    }

    /** A text that stands behind a name. */
    public static String text(String name, String value) {
        String safe = Redaction.redact(value);
        boolean told = safe.equals(value) && NamedValues.tells(name, value);
        return told ? MARK : safe;
    }
}
