package dev.serai.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request that came in; what it does not have is empty.
 *
 * @param verb as roles name it: {@code get, list, watch, create, update, patch, delete, deletecollection}
 * @param group the API group; empty for the core group
 * @param resource the plural, for instance {@code pods}
 * @param subresource for instance {@code eviction} or {@code log}
 * @param namespace empty for nodes and for lists over all namespaces
 * @param name empty for a collection
 * @param method of HTTP
 * @param path without the query
 * @param query decoded
 * @param body an empty object where it had none
 */
public record Request(
        String verb,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String method,
        String path,
        Map<String, String> query,
        JsonNode body) {

    static Request of(String method, String path, Map<String, String> query, JsonNode body) {
        Address at = Address.of(path);
        boolean watch = List.of("true", "1").contains(query.getOrDefault("watch", ""));
        boolean one = !at.name().isEmpty();
        String verb =
                switch (method) {
                    case "GET" -> watch ? "watch" : one || at.resource().isEmpty() ? "get" : "list";
                    case "POST" -> "create";
                    case "PUT" -> "update";
                    case "PATCH" -> "patch";
                    case "DELETE" -> one ? "delete" : "deletecollection";
                    default -> method;
                };
        return new Request(
                verb,
                at.group(),
                at.resource(),
                at.subresource(),
                at.namespace(),
                at.name(),
                method,
                path,
                query,
                body);
    }

    static Map<String, String> query(String query) {
        Map<String, String> values = new TreeMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                values.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return values;
    }

    /** Whether it was no GET. */
    public boolean writes() {
        return !method.equals("GET");
    }

    /** Whether it only asked what would happen. */
    public boolean dryRun() {
        return "All".equals(query.get("dryRun")) || Objects.dryRun(body) || Objects.dryRun(body.path("deleteOptions"));
    }

    /** As roles write it: {@code pods} or {@code pods/eviction}. */
    public String resourceInRoles() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }
}
