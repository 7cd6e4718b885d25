package dev.serai.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Members of recorded answers, and sets of one kind of fact. */
final class RecordedFields {

    private RecordedFields() {}

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).limit(FactSet.MAX_FACTS);
    }

    static <T> List<T> all(JsonNode list, Function<JsonNode, @Nullable T> reader) {
        return each(list).flatMap(node -> Stream.ofNullable(reader.apply(node))).toList();
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    /** Null for what is no time. */
    static @Nullable Instant time(JsonNode node, String name) {
        try {
            return node.path(name).isTextual()
                    ? OffsetDateTime.parse(node.path(name).asText()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }

    static FactSet states(List<ObjectState> states) {
        return new FactSet(List.of(), List.of(), List.of(), List.of(), states, List.of(), List.of());
    }

    static FactSet events(List<ObjectEvent> events) {
        return new FactSet(List.of(), List.of(), List.of(), List.of(), List.of(), events, List.of());
    }

    static FactSet logs(List<LogTemplate> logs) {
        return new FactSet(List.of(), logs, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
