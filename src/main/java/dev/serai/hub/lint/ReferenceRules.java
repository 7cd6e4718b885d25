package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a route names exists once: its id, the routes it calls, Kamelets, its route configuration, its template. */
final class ReferenceRules {

    private ReferenceRules() {}

    /** A call of a direct: route that nobody begins with fails; a job that nobody works off waits for ever. */
    static void targets(RouteSet routes, RouteLint.Findings findings) {
        Map<String, Integer> consumers = new HashMap<>();
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            if (endpoint.isConsumer()) {
                consumers.merge(name(endpoint), 1, Integer::sum);
            }
        }
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            boolean ours =
                    endpoint.uri().startsWith("direct:") || endpoint.uri().startsWith("job:");
            int found = consumers.getOrDefault(name(endpoint), 0);
            if (ours && !endpoint.isDynamic() && found != 1) {
                String what = found == 0 ? "no route begins with " : found + " routes begin with ";
                findings.add(endpoint.file(), endpoint.pointer(), what + name(endpoint));
            }
        }
    }

    static void kamelets(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.EndpointUse endpoint : routes.endpoints()) {
            if (!endpoint.uri().startsWith("kamelet:") || endpoint.uri().matches("kamelet:(source|sink)")) {
                continue;
            }
            String kamelet = name(endpoint).substring("kamelet:".length()).split("/")[0];
            if (!endpoint.isDynamic() && !routes.kamelets().has(kamelet)) {
                findings.add(endpoint.file(), endpoint.pointer(), "there is no Kamelet " + kamelet);
            }
        }
    }

    private static String name(RouteSet.EndpointUse endpoint) {
        return endpoint.uri().split("\\?")[0];
    }

    static void configurations(RouteSet routes, RouteLint.Findings findings) {
        Set<String> known = new HashSet<>();
        routes.files().forEach(file -> file.tree()
                .forEach(entry ->
                        known.add(entry.path("routeConfiguration").path("id").asText())));
        for (RouteSet.Route route : routes.routes()) {
            for (String named :
                    route.node().path("routeConfigurationId").asText("").split(",")) {
                if (!named.isEmpty() && !known.contains(named)) {
                    findings.add(route.file(), route.pointer(), "no routeConfiguration '" + named + "'");
                }
            }
        }
    }

    /** A route of a template names one that is there, gives it what it declares, and nothing else. */
    static void templates(RouteSet routes, RouteLint.Findings findings) {
        Map<String, Set<String>> declared = new HashMap<>();
        for (RouteSet.Route route : routes.routes()) {
            if (route.pointer().endsWith("/routeTemplate")) {
                declared.put(route.id(), names(route.node()));
            }
        }
        for (PolicyFile file : routes.files()) {
            for (int i = 0; i < file.tree().size(); i++) {
                JsonNode made = file.tree().path(i).path("templatedRoute");
                String template = made.path("routeTemplateRef").asText();
                if (made.isObject() && !names(made).equals(declared.get(template))) {
                    findings.add(
                            file, "/" + i + "/templatedRoute", "no template '" + template + "' with these parameters");
                }
            }
        }
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.path("parameters").forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    /** Camel refuses to start with two equal ids, of routes or of steps, whichever files they stand in. */
    static void ids(RouteSet routes, RouteLint.Findings findings) {
        Map<String, String> seen = new HashMap<>();
        for (PolicyFile file : routes.files()) {
            RouteSet.walk(file.tree(), "", (pointer, node) -> unique(file, pointer, node, seen, findings));
        }
    }

    private static void unique(
            PolicyFile file, String pointer, JsonNode node, Map<String, String> seen, RouteLint.Findings findings) {
        boolean isStep = pointer.matches(".*/(steps|when)/\\d+/.*|/\\d+/\\w+|.*/(otherwise|from)") && !isData(pointer);
        if (!isStep || !node.path("id").isTextual()) {
            return;
        }
        String id = node.path("id").asText();
        String other = seen.putIfAbsent(id, file.error(pointer, "").toString());
        if (other != null) {
            findings.add(file, pointer + "/id", "the id '" + id + "' is also at " + other);
        }
    }

    private static boolean isData(String pointer) {
        return pointer.contains("/parameters") || pointer.contains("/properties");
    }
}
