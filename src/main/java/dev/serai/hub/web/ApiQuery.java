package dev.serai.hub.web;

import dev.serai.wire.Cursor;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request: each one declared by its operation, and given once.
 *
 * @param values by name, decoded
 * @param declared what the operation takes
 */
record ApiQuery(Map<String, String> values, Set<String> declared) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    static ApiQuery of(Operation operation, @Nullable String query) {
        Set<String> declared = declared(operation);
        Map<String, String> values = parse(query);
        values.keySet().stream()
                .filter(name -> !declared.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problems.invalid("Unknown query parameter; supported are: " + declared);
                });
        return new ApiQuery(values, declared);
    }

    /** Decoded pairs in their order; refuses what cannot be decoded, and a name given twice. */
    static Map<String, String> parse(@Nullable String query) {
        Map<String, String> values = new LinkedHashMap<>();
        if (query == null || query.isEmpty()) {
            return values;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            if (values.put(name, value) != null) {
                throw Problems.invalid("A query parameter is given more than once.");
            }
        }
        return values;
    }

    /**
     * What SQL files read: each filter under its own name, empty when absent, and the page as {@code limit}, {@code
     * rows} (one more, to see whether another page follows), {@code cursorAt} and {@code cursorId}.
     */
    Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        declared.forEach(name -> headers.put(name, values.getOrDefault(name, "")));
        if (declared.contains("limit")) {
            int limit = limit(values.get("limit"));
            Cursor cursor = cursor(values.get("cursor"));
            headers.put("limit", limit);
            headers.put("rows", limit + 1);
            headers.put("cursorAt", cursor.at());
            headers.put("cursorId", cursor.id());
        }
        return headers;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        throw Problems.invalid("limit is a whole number from 1 to " + MAX_LIMIT + ".");
    }

    private static Cursor cursor(@Nullable String text) {
        try {
            return text == null ? Cursor.START : Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("cursor is not the next_cursor of a page.");
        }
    }

    private static Set<String> declared(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        return parameters.stream()
                .filter(parameter -> "query".equals(parameter.getIn()))
                .map(Parameter::getName)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("The query is not URL-encoded.");
        }
    }
}
