package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.hub.routes.RouteLinks;
import dev.serai.policy.PolicyFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** The ways through the routes, those of templates among them, by what {@link RouteLinks} says of each. */
final class FlowGraph {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A bean's method in an expression. */
    static final Pattern BEAN = Pattern.compile("\\$\\{bean:(\\w+)[.](\\w+)}");

    /** A step from one route to another; {@code job} when a queue lies between. */
    record Edge(String from, String to, boolean job) {}

    private record Node(String id, JsonNode definition) {

        JsonNode route() {
            return definition.path("from").isMissingNode() ? definition.path("route") : definition;
        }

        String entry() {
            JsonNode from = route().path("from");
            return from.isTextual() ? from.asText() : from.path("uri").asText();
        }
    }

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();

    /** @param beans the endpoints that a bean's method leads to, by the bean's name and the method's */
    FlowGraph(RouteSet routes, BiFunction<String, String, List<String>> beans) {
        Map<String, JsonNode> templates = new HashMap<>();
        for (RouteSet.Route route : routes.routes()) {
            if (route.pointer().endsWith("/routeTemplate")) {
                templates.put(route.id(), route.node());
            }
            nodes.put(route.id(), new Node(route.id(), route.node()));
        }
        for (PolicyFile file : routes.files()) {
            file.tree().forEach(entry -> instance(entry.path("templatedRoute"), templates));
        }
        RouteLinks links = new RouteLinks(beans);
        nodes.values().forEach(node -> links.begins(node.id(), node.route()));
        nodes.values().forEach(node -> edges.put(node.id(), edges(node, links)));
    }

    private void instance(JsonNode made, Map<String, JsonNode> templates) {
        JsonNode template = templates.get(made.path("routeTemplateRef").asText());
        if (template == null) {
            return;
        }
        String text = template.toString();
        for (JsonNode parameter : made.path("parameters")) {
            String value =
                    parameter.path("value").asText().replace("\\", "\\\\").replace("\"", "\\\"");
            text = text.replace("{{" + parameter.path("name").asText() + "}}", value);
        }
        try {
            // The template itself is then no route of its own.
            nodes.remove(made.path("routeTemplateRef").asText());
            String id = made.path("routeId").asText();
            nodes.put(id, new Node(id, JSON.readTree(text)));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(made.toString(), e);
        }
    }

    private List<Edge> edges(Node node, RouteLinks links) {
        return links.of(node.id(), node.route()).stream()
                .map(to -> new Edge(node.id(), to, !nodes.get(to).entry().startsWith("direct:")))
                .toList();
    }

    boolean knows(String id) {
        return nodes.containsKey(id);
    }

    /** The way from one route to another with the fewest hops; every edge of it is in the routes. */
    List<Edge> way(String from, String to) {
        Map<String, Edge> reached = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !reached.containsKey(to)) {
            for (Edge edge : edges.getOrDefault(open.remove(), List.of())) {
                if (!edge.to().equals(from) && reached.putIfAbsent(edge.to(), edge) == null) {
                    open.add(edge.to());
                }
            }
        }
        if (!reached.containsKey(to)) {
            throw new IllegalArgumentException("no route leads from " + from + " to " + to);
        }
        List<Edge> way = new ArrayList<>();
        for (String at = to; !at.equals(from); at = way.get(0).from()) {
            way.add(0, reached.get(at));
        }
        return way;
    }
}
