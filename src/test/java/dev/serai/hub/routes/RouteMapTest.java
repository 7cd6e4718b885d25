package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which routes there are, where they stand, and which lead to which. */
class RouteMapTest {

    private static final String FIRST =
            """
            # What comes in.
            - route:
                id: webhook
                description: Takes what comes.
                from:
                  uri: platform-http:/in
                  steps:
                    - to: { uri: "direct:fold" }
                    - to: "job:later?key=1"
                    - recipientList: { method: { ref: chooser, method: "choose(1)" } }
                    - toD: "direct:deliver-${header.channel}"
            - route:
                id: fold
                from: { uri: direct:fold, steps: [ { to: "seda:aside?size=3" } ] }
            """;

    private static final String SECOND =
            """
            - route: { id: later, from: { uri: "job:later?lanes=2", steps: [ { log: done } ] } }
            - route: { id: aside, from: { uri: "seda:aside", steps: [ { to: "direct:nowhere" } ] } }
            - route: { id: chosen, from: { uri: "direct:chosen-x", steps: [ { log: "direct: no call" } ] } }
            - routeTemplate:
                id: deliver
                description: Delivers to a chat.
                parameters: [ { name: channel } ]
                route:
                  from: { uri: "direct:deliver-{{channel}}", steps: [ { to: "direct:fold" } ] }
            - templatedRoute:
                routeTemplateRef: deliver
                routeId: deliver-chat
                parameters: [ { name: channel, value: chat } ]
            - routeTemplate:
                id: watch
                parameters: [ { name: name } ]
                route: { from: { uri: "timer:{{name}}", steps: [ { to: "direct:fold" } ] } }
            """;

    @TempDir
    Path folder;

    private static RouteFile product(String name, String text) throws IOException {
        return RouteFile.read("classpath:serai/routes/" + name, text);
    }

    private RouteMap map(AtomicReference<Flow> running) {
        RoutesFolder routes =
                new RoutesFolder(folder, ProductFiles.of(new TreeMap<>(Map.of("in/a.camel.yaml", FIRST))));
        return new RouteMap(
                running::get,
                routes,
                (bean, method) -> bean.equals("chooser") && method.equals("choose")
                        ? List.of("direct:chosen-*", "direct:*")
                        : List.of());
    }

    private static ShownRoute route(RouteMap map, String id) {
        return map.routes().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void routes_lead_to_others_by_calls_jobs_queues_templates_and_what_beans_choose() throws IOException {
        RouteMap map = map(new AtomicReference<>(
                Flow.of(List.of(product("in/a.camel.yaml", FIRST), product("out/b.camel.yaml", SECOND)), List.of())));

        assertThat(map.routes())
                .extracting(ShownRoute::id)
                .containsExactlyInAnyOrder("webhook", "fold", "later", "aside", "chosen", "deliver-chat", "watch");
        assertThat(route(map, "webhook").calls()).containsExactly("chosen", "deliver-chat", "fold", "later");
        assertThat(route(map, "fold").calls()).containsExactly("aside");
        assertThat(route(map, "aside").calls()).isEmpty();
        assertThat(route(map, "deliver-chat").calls()).containsExactly("fold");
        assertThat(route(map, "deliver-chat").description()).isEqualTo("Delivers to a chat.");
        assertThat(route(map, "watch").calls()).containsExactly("fold");
    }

    @Test
    void each_says_its_stage_file_and_line_and_the_products_own_lines() throws IOException {
        RouteFile own = RouteFile.read("file:" + folder.resolve("mine.camel.yaml"), FIRST.replace("webhook", "mine"));
        RouteMap map = map(new AtomicReference<>(Flow.of(List.of(product("in/a.camel.yaml", FIRST)), List.of(own))));

        assertThat(route(map, "webhook").stage()).isEqualTo("in");
        assertThat(route(map, "webhook").place()).isEqualTo(new ShownRoute.RoutePlace("in/a.camel.yaml", 2, false));
        assertThat(map.source("webhook")).hasValueSatisfying(lines -> assertThat(lines)
                .startsWith("- route:", "    id: webhook")
                .hasSize(10));
        assertThat(route(map, "mine").stage()).isEqualTo("own");
        assertThat(route(map, "mine").place()).isEqualTo(new ShownRoute.RoutePlace("mine.camel.yaml", 2, true));
        assertThat(map.source("mine")).isEmpty();
        assertThat(map.source("no-such-route")).isEmpty();
    }

    @Test
    void it_is_read_again_after_a_change_and_not_else() throws IOException {
        AtomicReference<Flow> running =
                new AtomicReference<>(Flow.of(List.of(product("in/a.camel.yaml", FIRST)), List.of()));
        RouteMap map = map(running);
        List<ShownRoute> before = map.routes();

        assertThat(map.routes().get(0)).isSameAs(before.get(0));
        running.set(Flow.of(List.of(product("in/a.camel.yaml", FIRST.replace("webhook", "other"))), List.of()));
        assertThat(map.routes()).extracting(ShownRoute::id).contains("other").doesNotContain("webhook");
    }

    @Test
    void the_products_routes_are_all_there_and_lead_on() throws IOException {
        List<RouteFile> files = new ArrayList<>();
        ProductFiles product = ProductFiles.ofClassPath();
        for (Map.Entry<String, String> file : product.texts().entrySet()) {
            if (file.getKey().endsWith(RouteFile.SUFFIX)) {
                files.add(product(file.getKey(), file.getValue()));
            }
        }
        RouteMap map = map(new AtomicReference<>(Flow.of(files, List.of())));

        assertThat(map.routes()).hasSizeGreaterThan(300);
        assertThat(route(map, "webhook").stage()).isEqualTo("intake");
        assertThat(route(map, "triage-notify").calls()).contains("notify-incident", "await-calm");
    }
}
