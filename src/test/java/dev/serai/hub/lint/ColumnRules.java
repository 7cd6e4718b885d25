package dev.serai.hub.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.PolicyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code ${body[column]}} names a column of the statement that the body comes from: that of the step before it, also
 * when that stands before a split, or in the route that calls this one. Simple says null for any other name, and nobody
 * hears of it.
 */
final class ColumnRules {

    private static final Pattern COLUMN = Pattern.compile("\\$\\{body\\[([^]\\d][^]]*)]");
    private static final String SQL = "sql:classpath:";

    /** They leave the body as it is; what they hold is looked at. */
    private static final Set<String> NEUTRAL = Set.of(
            "transacted",
            "log",
            "setHeader",
            "setHeaders",
            "setProperty",
            "removeHeader",
            "removeHeaders",
            "filter",
            "choice",
            "when",
            "otherwise",
            "policy",
            "split",
            "multicast",
            "doTry",
            "doCatch",
            "doFinally");

    private final RouteSet routes;
    private final RouteLint.Findings findings;

    /** By direct: endpoint, the columns that its callers' bodies have. */
    private Map<String, Set<Set<String>>> callers = new HashMap<>();

    private Map<String, Set<Set<String>>> found = new HashMap<>();
    private boolean reports;

    private ColumnRules(RouteSet routes, RouteLint.Findings findings) {
        this.routes = routes;
        this.findings = findings;
    }

    static void check(RouteSet routes, RouteLint.Findings findings) {
        ColumnRules rules = new ColumnRules(routes, findings);
        do {
            rules.callers = rules.found;
            rules.found = new HashMap<>();
            rules.walkAll();
        } while (!rules.found.equals(rules.callers));
        rules.reports = true;
        rules.walkAll();
    }

    private void walkAll() {
        for (RouteSet.Route route : routes.routes()) {
            for (JsonNode made : routes.made(route)) {
                JsonNode from = made.path("from");
                String place = route.pointer() + (made.has("route") ? "/route/from" : "/from");
                JsonNode begin = made.has("route") ? made.path("route").path("from") : from;
                Set<Set<String>> entries =
                        callers.getOrDefault(name(begin.path("uri").asText()), Set.of());
                walk(route.file(), place + "/steps", begin.path("steps"), null);
                entries.forEach(columns -> walk(route.file(), place + "/steps", begin.path("steps"), columns));
            }
        }
    }

    /** @return the columns of the body behind these steps; null where that is no row that is known */
    private @Nullable Set<String> walk(PolicyFile file, String pointer, JsonNode steps, @Nullable Set<String> columns) {
        Set<String> body = columns;
        for (int i = 0; i < steps.size(); i++) {
            for (Map.Entry<String, JsonNode> step : steps.get(i).properties()) {
                body = step(file, pointer + "/" + i + "/" + step.getKey(), step.getKey(), step.getValue(), body);
            }
        }
        return body;
    }

    private @Nullable Set<String> step(
            PolicyFile file, String pointer, String kind, JsonNode node, @Nullable Set<String> body) {
        texts(file, pointer, node, body);
        if (kind.equals("to")) {
            return to(node, body);
        }
        boolean split = kind.equals("split");
        boolean sameRows = !split || node.path("simple").asText().equals("${body}");
        Set<String> behind = nested(file, pointer, node, sameRows ? body : null);
        if (split) {
            return body;
        }
        return NEUTRAL.contains(kind) && Objects.equals(behind, body) ? body : null;
    }

    private @Nullable Set<String> to(JsonNode node, @Nullable Set<String> body) {
        String uri = node.isTextual() ? node.asText() : node.path("uri").asText();
        if (uri.startsWith("job:")) {
            return body;
        }
        if (uri.startsWith(SQL)) {
            boolean aside =
                    uri.contains("outputHeader=") || node.path("parameters").has("outputHeader");
            return aside ? body : columns(name(uri).substring(SQL.length()), body);
        }
        if (uri.startsWith("direct:") && body != null) {
            found.computeIfAbsent(name(uri), route -> new HashSet<>()).add(body);
        }
        return null;
    }

    /** What its own steps, and those of its branches, leave as body; all of them the same, or nothing is known. */
    private @Nullable Set<String> nested(PolicyFile file, String pointer, JsonNode node, @Nullable Set<String> body) {
        Set<String> behind = body;
        for (String branches : List.of("when", "doCatch")) {
            for (int i = 0; i < node.path(branches).size(); i++) {
                String place = pointer + "/" + branches + "/" + i;
                JsonNode branch = node.path(branches).get(i);
                Set<String> here = nested(file, place, branch, body);
                behind = Objects.equals(here, body) ? behind : null;
            }
        }
        for (String branch : List.of("otherwise", "doFinally")) {
            if (node.has(branch)) {
                Set<String> here = nested(file, pointer + "/" + branch, node.path(branch), body);
                behind = Objects.equals(here, body) ? behind : null;
            }
        }
        Set<String> here = walk(file, pointer + "/steps", node.path("steps"), body);
        return Objects.equals(here, body) ? behind : null;
    }

    private void texts(PolicyFile file, String pointer, JsonNode node, @Nullable Set<String> body) {
        if (node.isTextual() && reports && body != null && !body.contains("*")) {
            Matcher named = COLUMN.matcher(node.asText());
            while (named.find()) {
                if (!body.contains(named.group(1))) {
                    findings.add(file, pointer, "'" + named.group(1) + "' is no column of " + body);
                }
            }
        }
        node.properties().forEach(field -> {
            if (!field.getValue().isArray()) {
                texts(file, pointer + "/" + field.getKey(), field.getValue(), body);
            }
        });
    }

    /** A statement without rows leaves the body as it was. */
    private static @Nullable Set<String> columns(String resource, @Nullable Set<String> body) {
        Path file = Path.of("src/main/resources").resolve(resource);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        Set<String> columns = SelectList.columns(SqlRules.withoutComments(file));
        return columns.isEmpty() ? body : columns;
    }

    private static String name(String uri) {
        return uri.split("\\?")[0];
    }
}
