package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a route names exists: the routes it calls, its SQL file, its route configuration. */
final class ReferenceRules {

    private static final String SQL = "sql:classpath:sql/";
    private static final Path KAMELETS = Path.of("kamelets/src/main/resources/kamelets");
    private static final Path RESOURCES = Path.of("src/main/resources");
    /** {@code #} is camel-sql's placeholder, {@code ::} collides with named parameters. */
    private static final Pattern SQL_TRAPS = Pattern.compile("::|#>");

    private static final Pattern CALLERS_VALUE = Pattern.compile("\\$\\{(in\\.|out\\.)?(header|body|bodyAs|variable)");

    private ReferenceRules() {}

    /** A call of a direct: route that nobody begins with fails; a job that nobody works off waits for ever. */
    static void targets(RouteSet routes, RouteLint.Findings findings) {
        Map<String, Integer> consumers = new HashMap<>();
        for (RouteSet.Endpoint endpoint : routes.endpoints()) {
            if (endpoint.isConsumer()) {
                consumers.merge(name(endpoint), 1, Integer::sum);
            }
        }
        for (RouteSet.Endpoint endpoint : routes.endpoints()) {
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
        for (RouteSet.Endpoint endpoint : routes.endpoints()) {
            if (!endpoint.uri().startsWith("kamelet:") || endpoint.uri().matches("kamelet:(source|sink)")) {
                continue;
            }
            String kamelet = name(endpoint).substring("kamelet:".length()).split("/")[0];
            if (!endpoint.isDynamic() && !Files.isRegularFile(KAMELETS.resolve(kamelet + ".kamelet.yaml"))) {
                findings.add(endpoint.file(), endpoint.pointer(), "the catalogue has no Kamelet " + kamelet);
            }
        }
    }

    private static String name(RouteSet.Endpoint endpoint) {
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

    static void sqlFiles(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Endpoint endpoint : routes.endpoints()) {
            if (!endpoint.uri().startsWith("sql")) {
                continue;
            }
            if (!endpoint.uri().startsWith(SQL)) {
                findings.add(endpoint.file(), endpoint.pointer(), "SQL stands in a file: " + SQL + "<noun>-<verb>.sql");
                continue;
            }
            Path file = RESOURCES.resolve(name(endpoint).substring("sql:classpath:".length()));
            if (!Files.isRegularFile(file)) {
                findings.add(endpoint.file(), endpoint.pointer(), "there is no " + file);
            } else if (SQL_TRAPS.matcher(withoutComments(file)).find()) {
                findings.add(endpoint.file(), endpoint.pointer(), file + " holds :: or #>, which camel-sql misreads");
            }
        }
    }

    static String withoutComments(Path file) {
        try {
            return Files.readString(file).replaceAll("(?m)--.*$", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A job's key and items are the exception: the job component evaluates them, and they address nothing. */
    static void callersValues(RouteSet routes, RouteLint.Findings findings) {
        for (RouteSet.Endpoint endpoint : routes.endpoints()) {
            String uri = endpoint.uri().startsWith("job:") && !endpoint.isDynamic()
                    ? endpoint.uri().replaceAll("([?&])(key|items)=[^&]*", "$1")
                    : endpoint.uri();
            if (CALLERS_VALUE.matcher(uri).find()) {
                findings.add(endpoint.file(), endpoint.pointer(), "a caller's value does not belong into a URI");
            }
        }
    }
}
