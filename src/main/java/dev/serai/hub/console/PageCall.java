package dev.serai.hub.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

/**
 * An operation of the API that a page calls.
 *
 * @param name under which the page finds the answer
 * @param path parameters of the path by their names
 * @param query as behind the question mark
 * @param body as a map; empty for an operation that takes none
 */
record PageCall(String name, String operation, Map<String, String> path, String query, Map<String, Object> body) {

    static PageCall list(String name, String operation, String query) {
        return new PageCall(name, operation, Map.of(), query, Map.of());
    }

    static PageCall of(String name, String operation, Map<String, String> path, String query) {
        return new PageCall(name, operation, path, query, Map.of());
    }

    /** One of many changes by the same operation: {@code of} tells their answers apart. */
    PageCall named(String of) {
        return new PageCall(operation + "/" + of, operation, path, query, body);
    }

    static PageCall change(String operation, Map<String, String> path, Map<String, Object> body) {
        return new PageCall(operation, operation, path, "", body);
    }

    /** For an address, in their order; what is empty is left out. */
    static String query(Map<String, String> parameters) {
        StringJoiner query = new StringJoiner("&");
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }
}
