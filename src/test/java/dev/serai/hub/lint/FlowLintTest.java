package dev.serai.hub.lint;

import static dev.serai.hub.lint.FlowPath.leg;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.LeadsTo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An alert's and a decision's path are short, and the picture of them in the documents is of the routes there are. */
class FlowLintTest {

    private static final List<FlowPath> PATHS = List.of(
            new FlowPath(
                    "An alert's path from the webhook to the page",
                    10,
                    List.of(
                            leg("webhook", "normalise-alertmanager"),
                            leg("webhook", "alerts-accept"),
                            leg("alerts-accept", "triage"),
                            leg("triage", "notify-incident"),
                            leg("notify-incident", "deliver-telegram"))),
            new FlowPath(
                    "A decision's path from the button to the container",
                    12,
                    List.of(
                            leg("telegram-receive", "approval-decide"),
                            leg("approval-decide", "run"),
                            leg("run", "action-begin"),
                            leg("run", "execute-docker-sandbox-action"))));

    private static final Path PAGE = Path.of("docs/internals/architecture.md");
    private static final String BEGIN = "<!-- flow: written by FlowLintTest -->\n";
    private static final String END = "<!-- end of flow -->";
    private static final String REGENERATE =
            "./mvnw -B -q test -Dtest=FlowLintTest -Dsurefire.failIfNoSpecifiedTests=false -Dserai.docs.write=true";

    private static FlowGraph product() {
        return new FlowGraph(RouteSet.in(Path.of("routes")), beans());
    }

    /** What {@code @LeadsTo} says of the hub's named beans. */
    private static BiFunction<String, String, List<String>> beans() {
        Map<String, List<String>> known = new HashMap<>();
        HubBeans.ofClassPath().types().forEach((name, type) -> {
            for (Method method : type.getDeclaredMethods()) {
                LeadsTo leads = method.getAnnotation(LeadsTo.class);
                if (leads != null) {
                    known.put(name + "." + method.getName(), List.of(leads.value()));
                }
            }
        });
        return (bean, method) -> known.getOrDefault(bean + "." + method, List.of());
    }

    /** Beans that choose where a {@code toD} or {@code recipientList} goes, and do not say among which endpoints. */
    private static List<String> silent(RouteSet routes, BiFunction<String, String, List<String>> beans) {
        List<String> findings = new ArrayList<>();
        routes.routes()
                .forEach(route -> RouteSet.walk(route.node(), "", (pointer, node) -> {
                    JsonNode chosen = node.path("recipientList").path("method");
                    if (chosen.isObject()) {
                        silent(route.id(), chosen, beans, findings);
                    }
                    FlowGraph.BEAN
                            .matcher(node.path("toD")
                                    .path("uri")
                                    .asText(node.path("toD").asText()))
                            .results()
                            .filter(call ->
                                    beans.apply(call.group(1), call.group(2)).isEmpty())
                            .forEach(call -> findings.add(route.id() + ": " + call.group(1) + "." + call.group(2)));
                    JsonNode before = node.path("bean");
                    for (JsonNode step : node.path("steps")) {
                        if (step.path("toD")
                                .path("uri")
                                .asText(step.path("toD").asText())
                                .startsWith("${exchangeProperty.")) {
                            silent(route.id(), before, beans, findings);
                        }
                        before = step.path("bean");
                    }
                }));
        return findings;
    }

    private static void silent(
            String route, JsonNode call, BiFunction<String, String, List<String>> beans, List<String> findings) {
        String bean = call.path("ref").asText();
        String method = call.path("method").asText();
        if (beans.apply(bean, method).isEmpty()) {
            findings.add(route + ": " + bean + "." + method);
        }
    }

    @Test
    void a_bean_that_chooses_says_among_which_endpoints() {
        assertThat(silent(RouteSet.in(Path.of("routes")), beans())).isEmpty();
        BiFunction<String, String, List<String>> said = (bean, method) -> List.of("direct:x");
        for (String steps : List.of(
                "- recipientList: { method: { ref: chooser, method: other } }",
                "- toD: '${bean:chooser.other}'",
                "- toD: { uri: '${bean:chooser.other}' }",
                "- bean: { ref: chooser, method: other }\n- toD: '${exchangeProperty.chosen}'")) {
            RouteSet routes = RouteSet.of(Map.of("x.camel.yaml", route("a", "direct:a", steps)));
            assertThat(silent(routes, (bean, method) -> List.of())).containsExactly("a: chooser.other");
            assertThat(silent(routes, said)).isEmpty();
        }
    }

    @Test
    void the_documented_paths_are_short() {
        FlowGraph graph = product();
        PATHS.forEach(
                path -> assertThat(path.hops(graph)).as(path.picture(graph)).isLessThanOrEqualTo(path.most()));
    }

    @Test
    void the_picture_in_the_documents_is_of_these_routes() throws IOException {
        FlowGraph graph = product();
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        String pictures = PATHS.stream().map(path -> path.picture(graph)).collect(Collectors.joining("\n"));
        String drawn = page.substring(0, begin) + pictures + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("serai.docs.write")) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(Files.readString(PAGE))
                .as("regenerate it with: %s", REGENERATE)
                .isEqualTo(drawn);
    }

    private static String route(String id, String from, String steps) {
        return """
                - route:
                    id: %s
                    description: Does one thing and says so.
                    from:
                      uri: %s
                      steps:
                %s
                """
                .formatted(id, from, steps.indent(8));
    }

    private static FlowGraph graph(String... routes) {
        return new FlowGraph(
                RouteSet.of(Map.of("x.camel.yaml", String.join("", routes))),
                (bean, method) ->
                        bean.equals("chooser") && method.equals("choose") ? List.of("direct:c-*") : List.of());
    }

    @Test
    void a_path_is_counted_over_calls_jobs_choices_of_beans_and_templates() {
        FlowGraph graph = graph(
                route("a", "direct:a", "- to: 'job:b?key=${header.x}'"),
                route("b", "job:b", "- setProperty: { name: to, method: { ref: chooser, method: 'choose(1)' } }"),
                route("c", "direct:c-one", "- toD: 'job:d-${exchangeProperty.what}?items=${body}'"),
                """
                - routeTemplate:
                    id: t
                    description: Does one thing and says so.
                    parameters: [ { name: what } ]
                    route:
                      from: { uri: "job:d-{{what}}", steps: [ { to: "direct:e" } ] }
                - templatedRoute:
                    routeTemplateRef: t
                    routeId: d-x
                    parameters: [ { name: what, value: x } ]
                """,
                route("e", "direct:e", "- log: done"));
        FlowPath path = new FlowPath("All", 5, List.of(leg("a", "e")));
        assertThat(path.hops(graph)).isEqualTo(5);
        assertThat(path.picture(graph))
                .contains("a -. job .-> b\n  b --> c\n  c -. job .-> d-x\n  d-x --> e\n", ", 5 hops");
    }

    @Test
    void one_hop_more_is_seen_and_a_path_that_is_broken_is_none() {
        FlowPath path = new FlowPath("All", 2, List.of(leg("a", "b")));
        String end = route("b", "direct:b", "- log: done");
        assertThat(path.hops(graph(route("a", "direct:a", "- to: direct:b"), end)))
                .isEqualTo(2);
        assertThat(path.hops(graph(
                        route("a", "direct:a", "- to: direct:between"),
                        route("between", "direct:between", "- to: direct:b"),
                        end)))
                .isGreaterThan(path.most());
        assertThatThrownBy(() -> path.hops(graph(route("a", "direct:a", "- log: lost"), end)))
                .hasMessage("no route leads from a to b");
    }
}
