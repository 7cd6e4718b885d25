package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The exchange properties and headers that routes read and set are few, and each stands in the table of conventions. */
final class SteeringRule implements RouteLint.Rule {

    private static final Pattern READ = Pattern.compile("\\$\\{(exchangeProperty|header)[.]([A-Za-z][A-Za-z0-9]*)");
    private static final Map<String, String> SETTERS = Map.of("setProperty", "exchangeProperty", "setHeader", "header");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z][A-Za-z0-9]*)`");

    private final Set<String> documented;

    SteeringRule(Set<String> documented) {
        this.documented = documented;
    }

    /** The names of the first table of the page, each with {@code exchangeProperty.} or {@code header.} before it. */
    static SteeringRule of(Path page) {
        Set<String> names = new TreeSet<>();
        try {
            for (String line : Files.readString(page).split("\n## ", 3)[1].split("\n")) {
                String[] cells = line.split("\\|");
                if (cells.length > 3) {
                    String where = cells[2].strip().startsWith("header") ? "header." : "exchangeProperty.";
                    NAME.matcher(cells[1]).results().forEach(name -> names.add(where + name.group(1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SteeringRule(names);
    }

    /** Of HTTP and of Camel itself there is no need to tell. */
    private static boolean isForeign(String name) {
        return name.startsWith("Camel") || name.contains("-") || name.startsWith("{{");
    }

    Set<String> documented() {
        return documented;
    }

    /** Of the names that routes read or set, the properties. */
    static Set<String> steering(RouteSet routes) {
        Set<String> names = new TreeSet<>();
        routes.routes()
                .forEach(route -> RouteSet.walk(route.node(), route.pointer(), (pointer, node) -> node.properties()
                        .forEach(field -> names.addAll(found(field.getKey(), field.getValue())))));
        names.removeIf(name -> name.startsWith("header."));
        return names;
    }

    @Override
    public void check(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Route route : routes.routes()) {
            RouteSet.walk(route.node(), route.pointer(), (pointer, node) -> node.properties()
                    .forEach(field -> found(field.getKey(), field.getValue()).stream()
                            .filter(name -> !documented.contains(name))
                            .forEach(name -> findings.add(
                                    route.file(),
                                    pointer,
                                    name + " does not stand in docs/internals/conventions.md"))));
        }
    }

    private static Set<String> found(String key, JsonNode value) {
        Set<String> names = new TreeSet<>();
        String set = value.path("name").asText("");
        if (SETTERS.containsKey(key) && !set.isEmpty() && !isForeign(set)) {
            names.add(SETTERS.get(key) + "." + set);
        }
        Matcher read = READ.matcher(value.isTextual() ? value.asText() : "");
        while (read.find()) {
            if (!isForeign(read.group(2))) {
                names.add(read.group(1) + "." + read.group(2));
            }
        }
        return names;
    }
}
