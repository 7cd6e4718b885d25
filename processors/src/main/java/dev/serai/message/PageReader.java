package dev.serai.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.secret.SafeTree;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Without secrets. Reads what the database's own JSON functions wrote: absent and null are the same, times are ISO-8601. */
final class PageReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What is shown exactly or not at all: {@link Outgoing} decides. */
    private static final Set<String> EXACT = Set.of("arguments", "target", "target_version", "image_digest", "dry_run");

    private PageReader() {}

    static JsonNode tree(String json) {
        try {
            return SafeTree.of(JSON.readTree(json), EXACT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a page is not JSON", e);
        }
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    static @Nullable String textOrNull(JsonNode node, String field) {
        return node.path(field).isValueNode() && !node.path(field).isNull()
                ? node.path(field).asText()
                : null;
    }

    /** To the second: people read it. */
    static @Nullable Instant instant(JsonNode node, String field) {
        Instant exact = exact(node, field);
        return exact == null ? null : exact.truncatedTo(ChronoUnit.SECONDS);
    }

    /** As it is stored: it is compared with when messages were sent. */
    static @Nullable Instant exact(JsonNode node, String field) {
        String text = textOrNull(node, field);
        return text == null ? null : OffsetDateTime.parse(text).toInstant();
    }

    static Instant required(@Nullable Instant instant, String field) {
        if (instant == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return instant;
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> reader) {
        return StreamSupport.stream(node.spliterator(), false).map(reader).toList();
    }

    /** Evidence is referred to by its id, alone or in an object. */
    static List<String> ids(JsonNode node) {
        return list(node, entry -> entry.isObject() ? text(entry, "id") : entry.asText());
    }

    /** As JSON in one line, keys as they come: the database keeps JSON objects in one order. */
    static String compact(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a tree can be written", e);
        }
    }

    static List<String> lines(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, most));
        shown.add("… and " + (lines.size() - most) + " more");
        return shown;
    }
}
