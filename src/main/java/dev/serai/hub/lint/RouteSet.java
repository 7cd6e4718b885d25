package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Camel YAML files, their routes and every endpoint in them, each with its place. */
record RouteSet(List<PolicyFile> files, CallableKamelets kamelets) {

    /** One route, or template of routes, of a file; {@code pointer} leads to it. */
    record Route(PolicyFile file, String pointer, JsonNode node) {

        String id() {
            return node.path("id").asText("");
        }
    }

    /** One use of an endpoint: {@code step} is {@code from}, {@code to}, {@code toD}, … */
    record EndpointUse(PolicyFile file, String pointer, String step, String uri, JsonNode parameters) {

        boolean isConsumer() {
            return step.equals("from");
        }

        boolean isDynamic() {
            return step.equals("toD");
        }
    }

    private static final List<String> STEPS = List.of("from", "to", "toD", "wireTap", "enrich", "pollEnrich", "poll");

    private static final Pattern IN_TEMPLATE = Pattern.compile("^/\\d+/routeTemplate(?=/)");

    /** Files by name, beside the Kamelets of the class path. */
    static RouteSet of(Map<String, String> texts) {
        return new RouteSet(
                new TreeMap<>(texts)
                        .entrySet().stream()
                                .map(file -> PolicyFile.read(file.getKey(), file.getValue(), "{}"))
                                .toList(),
                new CallableKamelets(Map.of()));
    }

    /** All {@code *.camel.yaml} files under a folder. */
    static RouteSet in(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file :
                    (Iterable<Path>) found.filter(path -> path.toString().endsWith(".camel.yaml"))::iterator) {
                texts.put(file.toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return of(texts);
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (PolicyFile file : files) {
            for (int i = 0; i < file.tree().size(); i++) {
                for (String kind : List.of("route", "routeTemplate")) {
                    JsonNode node = file.tree().path(i).path(kind);
                    if (node.isObject()) {
                        routes.add(new Route(file, "/" + i + "/" + kind, node));
                    }
                }
            }
        }
        return routes;
    }

    List<EndpointUse> endpoints() {
        List<EndpointUse> endpoints = new ArrayList<>();
        for (PolicyFile file : files) {
            walk(file.tree(), "", (pointer, node) -> {
                for (String step : STEPS) {
                    add(file, pointer + "/" + step, step, node.path(step), endpoints);
                }
            });
        }
        return endpoints.stream().flatMap(this::made).toList();
    }

    /** Of a template, the endpoint of each route that a file makes of it; as it stands where none does. */
    private Stream<EndpointUse> made(EndpointUse endpoint) {
        Matcher template = IN_TEMPLATE.matcher(endpoint.pointer());
        if (!template.find()) {
            return Stream.of(endpoint);
        }
        JsonNode node = endpoint.file().tree().at(template.group());
        List<JsonNode> uses = templatedRoutes().stream()
                .filter(use -> use.path("routeTemplateRef").equals(node.path("id")))
                .toList();
        return uses.isEmpty() ? Stream.of(endpoint) : uses.stream().map(use -> with(endpoint, use.path("parameters")));
    }

    private static EndpointUse with(EndpointUse endpoint, JsonNode parameters) {
        String uri = filled(endpoint.uri(), parameters);
        return new EndpointUse(endpoint.file(), endpoint.pointer(), endpoint.step(), uri, endpoint.parameters());
    }

    /** A route as it stands; of a template each route that files make of it. */
    List<JsonNode> made(Route route) {
        if (!route.pointer().endsWith("/routeTemplate")) {
            return List.of(route.node());
        }
        return templatedRoutes().stream()
                .filter(use -> use.path("routeTemplateRef").asText().equals(route.id()))
                .map(use -> with(route.node(), use.path("parameters")))
                .toList();
    }

    private static JsonNode with(JsonNode node, JsonNode parameters) {
        if (node.isTextual()) {
            return TextNode.valueOf(filled(node.asText(), parameters));
        }
        JsonNode copy = node.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(with(field.getValue(), parameters)));
        } else if (copy instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, with(array.get(i), parameters));
            }
        }
        return copy;
    }

    private static String filled(String text, JsonNode parameters) {
        String filled = text;
        for (JsonNode parameter : parameters) {
            filled = filled.replace(
                    "{{" + parameter.path("name").asText() + "}}",
                    parameter.path("value").asText());
        }
        return filled;
    }

    /** The routes that files make of templates. */
    List<JsonNode> templatedRoutes() {
        List<JsonNode> found = new ArrayList<>();
        files.forEach(file -> file.tree().forEach(entry -> {
            if (entry.path("templatedRoute").isObject()) {
                found.add(entry.path("templatedRoute"));
            }
        }));
        return found;
    }

    private static void add(PolicyFile file, String pointer, String step, JsonNode node, List<EndpointUse> endpoints) {
        if (node.isTextual()) {
            endpoints.add(new EndpointUse(file, pointer, step, node.asText(), node.path("parameters")));
        } else if (node.path("uri").isTextual()) {
            endpoints.add(new EndpointUse(file, pointer, step, node.path("uri").asText(), node.path("parameters")));
        }
    }

    /** Visits every object, parents first. */
    static void walk(JsonNode node, String pointer, BiConsumer<String, JsonNode> visit) {
        if (node.isObject()) {
            visit.accept(pointer, node);
            node.properties().forEach(field -> walk(field.getValue(), pointer + "/" + escape(field.getKey()), visit));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), pointer + "/" + i, visit);
            }
        }
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
