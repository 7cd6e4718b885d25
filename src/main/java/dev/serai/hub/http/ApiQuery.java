package dev.serai.hub.http;

import dev.serai.wire.Cursor;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request: each one declared by its operation, and given once unless it is a list.
 *
 * @param values by name, decoded
 * @param declared what the operation takes
 * @param operation its operationId
 */
record ApiQuery(Map<String, List<String>> values, Map<String, Parameter> declared, String operation) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final Set<String> TIMES = Set.of("from", "to");
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    static ApiQuery of(Operation operation, @Nullable String query) {
        Map<String, Parameter> declared = declared(operation);
        Map<String, List<String>> values = parse(query);
        values.forEach((name, given) -> {
            if (!declared.containsKey(name)) {
                throw Problems.invalid("Unknown query parameter; supported are: " + declared.keySet());
            }
            if (given.size() > 1 && !isList(declared.get(name))) {
                throw Problems.invalid(name + " is given more than once.");
            }
        });
        return new ApiQuery(values, declared, String.valueOf(operation.getOperationId()));
    }

    /**
     * Refuses what nobody behind the gate can read: what is not URL-encoded, and control characters. Spring Security
     * refuses those in names when Camel reads them, which is too late for an answer.
     */
    static void check(@Nullable String query) {
        parse(query).forEach((name, given) -> {
            if (!isPrintable(name) || !given.stream().allMatch(ApiQuery::isPrintable)) {
                throw Problems.invalid("The query has a control character.");
            }
        });
    }

    private static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.UNASSIGNED
                        || Character.getType(point) == Character.SURROGATE);
    }

    /** Decoded values by name, in their order; refuses what cannot be decoded. */
    static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return values;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        }
        return values;
    }

    /**
     * What SQL files read: each filter under its own name, empty when absent; a list as the text of a PostgreSQL array;
     * {@code from} and {@code to} as times, infinite when absent; {@code sort}; and the page as {@code limit}, {@code
     * rows} (one more, to see whether another page follows), {@code cursorAt} and {@code cursorId}. {@code listed} names
     * this list for its cursor.
     *
     * @param path the request's path: pages of one thing's parts belong to that thing
     */
    Map<String, Object> headers(String path) {
        Map<String, Object> headers = new LinkedHashMap<>();
        declared.forEach((name, parameter) -> headers.put(name, value(name, parameter)));
        if (declared.containsKey("limit")) {
            int limit = limit(single("limit"), declared.get("limit").getSchema());
            String listed = ListName.of(operation + " " + path, filters());
            Cursor cursor = cursor(
                    single("cursor"),
                    listed,
                    String.valueOf(headers.get("sort")).endsWith("_asc"));
            headers.put("limit", limit);
            headers.put("rows", limit + 1);
            headers.put("cursorAt", cursor.at());
            headers.put("cursorId", cursor.id());
            headers.put("listed", listed);
        }
        return headers;
    }

    private Object value(String name, Parameter parameter) {
        List<String> given = values.getOrDefault(name, List.of());
        if (isList(parameter)) {
            return array(given);
        }
        if (TIMES.contains(name)) {
            return given.isEmpty() ? (name.equals("from") ? "-infinity" : "infinity") : time(name, given.get(0));
        }
        if (name.equals("q") && !given.isEmpty()) {
            return words(given.get(0));
        }
        Object preset = parameter.getSchema().getDefault();
        return given.isEmpty() ? (preset == null ? "" : preset.toString()) : given.get(0);
    }

    private @Nullable String single(String name) {
        return values.containsKey(name) ? values.get(name).get(0) : null;
    }

    private Map<String, List<String>> filters() {
        Map<String, List<String>> filters = new TreeMap<>(values);
        filters.keySet().removeAll(Set.of("limit", "cursor"));
        return filters;
    }

    private static String time(String name, String text) {
        try {
            Instant at = Instant.parse(text);
            if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) {
                return at.toString();
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw Problems.invalid(name + " is not an instant in UTC such as 2026-11-21T08:30:00Z.");
    }

    /** As given: an empty one is the contract's to refuse. */
    private static String words(String text) {
        if (text.isEmpty() || SearchWords.hasSome(text)) {
            return text;
        }
        throw Problems.invalid("q has no word to search for.");
    }

    private static String array(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** As the parameter's schema says, where it says something else than usual. */
    private static int limit(@Nullable String text, Schema<?> schema) {
        int most = schema.getMaximum() == null ? MAX_LIMIT : schema.getMaximum().intValue();
        if (text == null) {
            return schema.getDefault() instanceof Number preset ? preset.intValue() : DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        }
        throw Problems.invalid("limit is a whole number from 1 to " + most + ".");
    }

    private static Cursor cursor(@Nullable String text, String listed, boolean ascending) {
        if (text == null) {
            return ascending ? Cursor.FIRST : Cursor.LAST;
        }
        Cursor cursor;
        try {
            cursor = Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("cursor is not the next_cursor of a page.");
        }
        if (!cursor.listed().equals(listed)) {
            throw Problems.invalid("cursor belongs to a list with other filters or another sort.");
        }
        return cursor;
    }

    private static boolean isList(Parameter parameter) {
        return "array".equals(parameter.getSchema().getType());
    }

    private static Map<String, Parameter> declared(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        Map<String, Parameter> declared = new TreeMap<>();
        parameters.stream()
                .filter(parameter -> "query".equals(parameter.getIn()))
                .forEach(parameter -> declared.put(parameter.getName(), parameter));
        return declared;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("The query is not URL-encoded.");
        }
    }
}
