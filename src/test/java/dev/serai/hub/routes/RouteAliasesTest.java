package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.lint.HubBeans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RouteAliasesTest {

    private static final Path RELEASE =
            ShippedRoutes.releases().get(ShippedRoutes.releases().size() - 1);

    private static final Pattern ENDPOINT = Pattern.compile("(?:direct|job|seda|kamelet):[a-z][a-z-]+(?=[\"?])");

    private static RouteAliases.AliasNames names(String endpoint, String bean, String word, String needs) {
        return new RouteAliases.AliasNames(
                Map.of("old-route", "new-route"),
                Map.of("direct:old", endpoint, "job:dead-old", "job:dead-new"),
                Map.of("oldBean", bean, "oldBean.at", bean + ".now"),
                Map.of("a.b.Old", "c.d.New"),
                Map.of("exchangeProperty.old", word),
                List.of(),
                List.of(new RouteAliases.Outdated("begin", needs, "it begins otherwise now")));
    }

    private static RouteItem item(String text) throws IOException {
        return RouteFile.read("file:x", text).items().get(0);
    }

    @Test
    void old_names_are_read_as_new_ones_and_others_stay() throws IOException {
        RouteAliases aliases = new RouteAliases(names("direct:new", "newBean", "exchangeProperty.next", "direct:next"));
        RouteItem old = item(
                """
                - route:
                    id: old-route
                    from:
                      uri: job:work
                      parameters: { deadLetter: dead-old }
                      steps:
                        - to: { uri: "direct:old?block=false" }
                        - toD: "direct:old-${header.kind}"
                        - bean: { ref: oldBean, method: "at(${body}, 'x')" }
                        - bean: { ref: oldBean, method: other }
                        - setBody: { simple: "${exchangeProperty.old.kind} of ${exchangeProperty.older}" }
                        - throwException: { exceptionType: a.b.Old }
                        - recipientList: { method: { ref: "other", method: at }, aggregationStrategy: "#bean:oldBean" }
                """);
        RouteItem now = aliases.now(old);
        assertThat(now.node().toString())
                .contains("\"id\":\"new-route\"", "\"deadLetter\":\"dead-new\"", "direct:new?block=false")
                .contains("\"direct:old-${header.kind}\"", "\"method\":\"now(${body}, 'x')\"", "\"method\":\"other\"")
                .contains("${exchangeProperty.next.kind} of ${exchangeProperty.older}", "c.d.New", "#bean:newBean")
                .doesNotContain("oldBean");
        assertThat(now.name()).isEqualTo("route:new-route");
        RouteItem without = item("- route:\n    id: mine\n    from:\n      uri: direct:mine\n      steps: []\n");
        assertThat(aliases.now(without)).isSameAs(without);
    }

    @Test
    void what_no_name_can_mend_is_told() throws IOException {
        RouteAliases aliases = new RouteAliases(names("direct:new", "newBean", "x.y", "direct:next"));
        String route =
                "- route:\n    id: begin\n    from:\n      uri: direct:a\n      steps:\n        - to: direct:%s\n";
        assertThat(aliases.outdated(item(route.formatted("other")))).contains("it begins otherwise now");
        assertThat(aliases.outdated(item(route.formatted("next")))).isEmpty();
    }

    /** So that none is misspelt, and none stays for longer than its release. */
    @Test
    void each_old_name_is_of_the_last_release_and_each_new_one_of_this() throws IOException {
        String before = String.join("\n", ShippedRoutes.files(RELEASE).values());
        String now = now();
        RouteAliases.AliasNames names = RouteAliases.ofClassPath().names();
        List<Map<String, String>> all =
                List.of(names.routes(), names.endpoints(), names.classes(), names.words(), beans(names.beans()));
        List<String> wrong = new ArrayList<>();
        all.forEach(map -> map.forEach((old, next) -> {
            if (!before.contains(old) || old.equals(next)) {
                wrong.add(old + " is of no route of the last release");
            }
            // A property may be set by a bean alone.
            if (!now.contains(next.replaceFirst("^exchangeProperty[.]", ""))) {
                wrong.add(next + " is of no route of this one");
            }
        }));
        names.outdated().forEach(one -> {
            boolean known = before.contains("id: " + one.route() + "\n")
                    || names.routes().containsValue(one.route());
            if (!known || !now.matches("(?s).*(id|routeId): " + one.route() + "\n.*")) {
                wrong.add(one.route() + " is no route");
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Else it would be found out when the step is reached, and not at the start. */
    @Test
    void what_a_route_of_the_last_release_calls_exists_under_its_new_name() throws Exception {
        HubBeans beans = HubBeans.ofClassPath();
        String now = files(ProductFiles.ofClassPath().texts()).stream()
                .flatMap(file -> file.items().stream())
                .map(item -> item.node().toString())
                .collect(Collectors.joining());
        List<String> missing = new ArrayList<>();
        for (RouteItem item : stillInUse()) {
            for (JsonNode call : item.node().findParents("ref")) {
                String bean = call.path("ref").asText();
                String method = call.path("method").asText();
                if (call.path("method").isTextual() && !beans.has(bean, method)) {
                    missing.add(item.id() + ": " + bean + "." + method);
                }
            }
            ENDPOINT.matcher(item.node().toString())
                    .results()
                    .map(MatchResult::group)
                    .filter(endpoint -> !now.contains(endpoint + "\"") && !now.contains(endpoint + "?"))
                    .forEach(endpoint -> missing.add(item.id() + ": " + endpoint));
        }
        assertThat(missing).isEmpty();
    }

    /** The definitions of the last release that may stand for the product's. */
    private static List<RouteItem> stillInUse() throws IOException {
        RouteAliases aliases = RouteAliases.ofClassPath();
        Set<String> names = new HashSet<>();
        for (RouteFile file : files(ProductFiles.ofClassPath().texts())) {
            file.items().forEach(item -> names.add(item.name()));
        }
        List<RouteItem> found = new ArrayList<>();
        for (RouteFile file : files(ShippedRoutes.files(RELEASE))) {
            file.items().stream()
                    .map(aliases::now)
                    .filter(item -> names.contains(item.name())
                            && aliases.outdated(item).isEmpty())
                    .forEach(found::add);
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    private static List<RouteFile> files(Map<String, String> texts) throws IOException {
        List<RouteFile> files = new ArrayList<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                files.add(RouteFile.read("file:x", file.getValue()));
            }
        }
        return files;
    }

    @Test
    void the_products_own_routes_are_none_that_is_outdated() throws Exception {
        RouteAliases aliases = RouteAliases.ofClassPath();
        for (Map.Entry<String, String> file : ProductFiles.ofClassPath().texts().entrySet()) {
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                for (RouteItem item : RouteFile.read("file:x", file.getValue()).items()) {
                    assertThat(aliases.outdated(item)).as(item.name()).isEmpty();
                    assertThat(aliases.now(item)).as(item.name()).isSameAs(item);
                }
            }
        }
    }

    private static Map<String, String> beans(Map<String, String> beans) {
        Map<String, String> refs = new HashMap<>();
        beans.forEach((old, next) -> {
            if (!next.startsWith(old.replaceAll("[.].*", "."))) {
                refs.put(old.replaceAll("[.].*", ""), next.replaceAll("[.].*", ""));
            }
        });
        return refs;
    }

    private static String now() throws IOException {
        StringBuilder texts = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.append(Files.readString(file)).append('\n');
            }
        }
        return texts.toString();
    }
}
