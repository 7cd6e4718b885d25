package dev.serai.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes alerts in Serai's own shape, {@code {"alerts": […]}}, so that what the hub finds out by itself comes in by the
 * same door as what it is sent: {@link GenericNormaliser} reads the same alerts back, but for notes and artefacts.
 */
public final class GenericWriter {

    private static final char REPLACEMENT = '\uFFFD';

    private GenericWriter() {}

    /** What can be no text (NUL, half a surrogate pair) is written as the replacement character. */
    public static ObjectNode write(List<Alert> alerts) {
        ObjectNode delivery = JsonNodeFactory.instance.objectNode();
        ArrayNode list = delivery.putArray("alerts");
        alerts.forEach(alert -> list.add(write(alert)));
        return delivery;
    }

    private static ObjectNode write(Alert alert) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, "title", alert.title());
        put(node, "description", alert.description());
        node.put("state", alert.state().wire());
        node.put("severity", alert.severity().wire());
        put(node, "fingerprint", alert.fingerprint());
        put(node.putObject("labels"), alert.labels());
        put(node.putObject("annotations"), alert.annotations());
        ArrayNode links = node.putArray("links");
        for (Link link : alert.content().links()) {
            ObjectNode one = links.addObject();
            put(one, "title", link.title());
            put(one, "url", link.url());
        }
        node.put("starts_at", alert.startsAt().toString());
        if (alert.endsAt() != null) {
            node.put("ends_at", alert.endsAt().toString());
        }
        return node;
    }

    private static void put(ObjectNode node, Map<String, String> values) {
        values.forEach((name, value) -> put(node, name, value));
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(text(name), text(value));
        }
    }

    private static String text(String value) {
        @Nullable StringBuilder repaired = null;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                repaired = repaired == null ? new StringBuilder(value) : repaired;
                repaired.setCharAt(i, REPLACEMENT);
            }
        }
        return repaired == null ? value : repaired.toString();
    }
}
