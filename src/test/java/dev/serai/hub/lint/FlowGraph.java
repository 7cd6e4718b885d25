package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.policy.PolicyFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Which route leads to which, by {@code direct:}, {@code job:} and {@code seda:}: read from the routes themselves, and where a
 * bean chooses or calls from what {@code @LeadsTo} says of it.
 */
final class FlowGraph {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OURS = Pattern.compile("(direct|job|seda):[^?\\s]+.*", Pattern.DOTALL);

    /** A bean's method in an expression. */
    static final Pattern BEAN = Pattern.compile("\\$\\{bean:(\\w+)[.](\\w+)}");

    /** A step from one route to another; {@code job} when a queue lies between. */
    record Edge(String from, String to, boolean job) {}

    private record Node(String id, JsonNode definition) {

        String entry() {
            JsonNode from = definition.path("from");
            JsonNode inner = from.isMissingNode() ? definition.path("route").path("from") : from;
            return endpoint(
                    inner.isTextual() ? inner.asText() : inner.path("uri").asText());
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
        nodes.values().forEach(node -> edges.put(node.id(), edges(node, beans)));
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

    private List<Edge> edges(Node node, BiFunction<String, String, List<String>> beans) {
        Set<String> targets = new LinkedHashSet<>();
        String entry = node.entry();
        RouteSet.walk(node.definition(), "", (pointer, step) -> {
            step.properties().forEach(field -> {
                String text = field.getValue().asText("");
                if (field.getValue().isTextual() && OURS.matcher(text).matches()) {
                    targets.add(endpoint(text));
                }
                BEAN.matcher(text).results().forEach(call -> targets.addAll(beans.apply(call.group(1), call.group(2))));
            });
            if (step.path("ref").isTextual() && step.path("method").isTextual()) {
                String method = step.path("method").asText().split("\\(")[0];
                targets.addAll(beans.apply(step.path("ref").asText(), method));
            }
        });
        targets.remove(entry);
        List<Edge> found = new ArrayList<>();
        for (String target : targets) {
            Pattern pattern = Pattern.compile(target.replaceAll("\\$\\{[^}]*}|\\*", "\u0000")
                    .replaceAll("[.+]", "\\\\$0")
                    .replace("\u0000", ".*"));
            for (Node other : nodes.values()) {
                if (pattern.matcher(other.entry()).matches() && !other.id().equals(node.id())) {
                    found.add(new Edge(node.id(), other.id(), !target.startsWith("direct:")));
                }
            }
        }
        return found;
    }

    private static String endpoint(String uri) {
        // The curly braces of an expression may hold a question mark.
        int query = uri.replaceAll("\\$\\{[^}]*}", "*").indexOf('?');
        return query < 0 ? uri : uri.replaceAll("\\$\\{[^}]*}", "*").substring(0, query);
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
