package dev.serai.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads parts of objects that may be missing, or of another type than they should be. */
final class Trees {

    private static final int DESCRIPTION_CHARS = 1_000;

    private Trees() {}

    /** RFC 3339, with seconds or microseconds; null where there is none. */
    static @Nullable Instant instant(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.textValue()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The first time that is there; {@code otherwise} where none is. */
    static Instant first(Instant otherwise, JsonNode... nodes) {
        for (JsonNode node : nodes) {
            Instant at = instant(node);
            if (at != null) {
                return at;
            }
        }
        return otherwise;
    }

    /** Of an object's {@code status.conditions}; a missing node where there is none of the type. */
    static JsonNode condition(JsonNode object, String type) {
        for (JsonNode condition : object.path("status").path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return condition;
            }
        }
        return object.path("status").path("conditions").path("none");
    }

    static boolean is(JsonNode condition, String status) {
        return status.equals(condition.path("status").asText());
    }

    static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    static String namespace(JsonNode object) {
        return object.path("metadata").path("namespace").asText();
    }

    /** Text of strangers, in one line and bounded. */
    static String text(JsonNode node) {
        String text = node.asText("").replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        return text.length() > DESCRIPTION_CHARS ? text.substring(0, DESCRIPTION_CHARS) + "…" : text;
    }
}
