package dev.serai.hub.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One entry of a file's list: a route, a template, a configuration, or what concerns all of them.
 *
 * @param kind as Camel's YAML calls it: {@code route}, {@code routeTemplate}, {@code beans}, …
 * @param id empty where it has none
 * @param first its first line, from 1
 * @param last its last line
 * @param content equal for entries that say the same, whatever their comments and layout
 * @param rewritten whether {@code node} says something else than the file
 */
record RouteItem(String kind, String id, int first, int last, String content, JsonNode node, boolean rewritten) {

    private static final Map<String, String> FAMILIES = Map.of(
            "route", "route",
            "templatedRoute", "route",
            "routeTemplate", "template",
            "routeConfiguration", "configuration",
            "rest", "rest",
            "Kamelet", "kamelet");

    /** What stands for what: where two entries have the same name, one replaces the other. Empty where it has none. */
    String name() {
        String family = FAMILIES.get(kind);
        return family == null || id.isEmpty() ? "" : family + ":" + id;
    }

    boolean isAnonymousRoute() {
        return name().isEmpty() && (FAMILIES.containsKey(kind) || kind.equals("from"));
    }

    /** Neither replaced nor alone: it goes with each part of its file. */
    boolean isForAll() {
        return name().isEmpty() && !isAnonymousRoute();
    }

    JsonNode body() {
        return node.path(kind);
    }

    /** The same with other names, its own among them. */
    RouteItem rewritten(JsonNode now) {
        String called =
                now.path(kind).path("id").asText(now.path(kind).path("routeId").asText(id));
        return new RouteItem(kind, called, first, last, content, now, true);
    }
}
