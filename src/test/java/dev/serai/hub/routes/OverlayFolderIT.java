package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.intake.Accepted;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A hub whose folder is missing at the start, and is filled while it runs. */
class OverlayFolderIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static Path folder;
    private static ApiServer cluster;
    private static JdbcClient database;
    private static SecondHub hub;

    @BeforeAll
    static void start() throws IOException {
        folder = directory.resolve("overlay");
        cluster = new ApiServer();
        String url = TestDatabase.newDatabase();
        database = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        Map<String, Object> properties = TestDatabase.properties(url);
        properties.put("serai.routes-dir", folder.toString());
        properties.put(
                "serai.clusters.shop.kubeconfig",
                cluster.kubeconfig(directory.resolve("kubeconfig"), "shop").toString());
        properties.put("serai.clusters.shop.context", "shop");
        properties.put("serai.clusters.shop.namespaces", "shop");
        hub = SecondHub.start(properties);
    }

    @AfterAll
    static void end() {
        hub.close();
        cluster.close();
    }

    private static void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static void change(String name, UnaryOperator<String> change) throws IOException {
        write(name, change.apply(Files.readString(Path.of("routes").resolve(name))));
    }

    private static String verdict(String title) {
        new WebhookClient(hub.port())
                .generic(
                        "{\"title\": \"%s\", \"severity\": \"high\", \"fingerprint\": \"%s\", \"labels\": {\"instance\": \"%s\"}}"
                                .formatted(title, title, title));
        await().atMost(SOON).until(() -> !row("select coalesce(max(verdict), '') from incident where title = ?", title)
                .isEmpty());
        return row("select verdict from incident where title = ?", title);
    }

    private static String row(String sql, String title) {
        return database.sql(sql).param(title).query(String.class).single();
    }

    @Test
    void a_changed_policy_counts_at_once_and_the_products_comes_back() throws Exception {
        assertThat(verdict("before")).isEqualTo("page");
        change("policy/triage.yaml", text -> text.replaceFirst("page_from: \\w+", "page_from: critical"));
        FolderChecks.twice(hub.beans());
        assertThat(verdict("high-" + System.nanoTime())).isEqualTo("suppress");
        write("policy/triage.yaml", "page_from: nonsense\n");
        FolderChecks.twice(hub.beans());
        await().atMost(SOON)
                .until(() -> hub.bean(RoutesFolder.class).faults().toString().contains("triage.yaml:1"));
        assertThat(verdict("while it is wrong")).isEqualTo("suppress");
        Files.delete(folder.resolve("policy/triage.yaml"));
        FolderChecks.twice(hub.beans());
        await().atMost(SOON).until(() -> verdict("again-" + System.nanoTime()).equals("page"));
        assertThat(hub.bean(RoutesFolder.class).faults()).isEmpty();
    }

    @Test
    void a_changed_template_begins_the_watches_again_and_leaves_none_behind() throws Exception {
        CamelContext camel = hub.bean(CamelContext.class);
        List<String> watches = watches(camel);
        Route before = camel.getRoute("cluster-watch@shop/pods");
        assertThat(before).isNotNull();
        change("intake/kubernetes.camel.yaml", text -> text.replace("Watches the objects", "Watches my objects"));
        FolderChecks.twice(hub.beans());
        await().atMost(SOON).until(() -> isNew(camel, before));
        await().atMost(SOON).untilAsserted(() -> assertThat(watches(camel)).hasSameSizeAs(watches));
        Route mine = camel.getRoute("cluster-watch@shop/pods");
        Files.delete(folder.resolve("intake/kubernetes.camel.yaml"));
        FolderChecks.twice(hub.beans());
        await().atMost(SOON).until(() -> isNew(camel, mine));
        await().atMost(SOON).untilAsserted(() -> assertThat(watches(camel)).hasSameSizeAs(watches));
        cluster.create(
                "/api/v1/namespaces/shop/pods",
                """
                {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "looping", "namespace": "shop"},
                 "spec": {"containers": [{"name": "app", "image": "x"}]},
                 "status": {"phase": "Running", "containerStatuses": [{"name": "app", "image": "x", "imageID": "", "ready": false,
                   "restartCount": 7, "state": {"waiting": {"reason": "CrashLoopBackOff"}}}]}}
                """);
        await().until(() -> row("select count(*)::text from alert where labels ->> 'pod' = ?", "looping")
                .equals("1"));
    }

    private static boolean isNew(CamelContext camel, Route before) {
        Route now = camel.getRoute("cluster-watch@shop/pods");
        return now != null && now != before;
    }

    private static List<String> watches(CamelContext camel) {
        return camel.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.contains("kubernetes-watch-source") || id.startsWith("cluster-watch@"))
                .toList();
    }

    @Test
    void a_source_that_is_no_webhook_is_added_by_the_documented_lines_while_the_hub_runs() throws Exception {
        String page = Files.readString(Path.of("docs/start/add-a-source.md"));
        int route = page.indexOf("- route:\n    id: heartbeat-source");
        write("intake/heartbeat.camel.yaml", page.substring(route, page.indexOf("```", route)));
        String title = "The heartbeat is heard";
        await().atMost(SOON).until(() -> row("select count(*)::text from incident where title = ?", title)
                .equals("1"));
        assertThat(row("select source from alert where title = ?", title)).isEqualTo("heartbeat");
    }

    @Test
    void a_delivery_with_a_key_of_its_own_counts_once() throws Exception {
        String page = Files.readString(Path.of("docs/start/add-a-source.md"));
        int route = page.indexOf("- route:\n    id: ticket-source");
        write("intake/tickets.camel.yaml", page.substring(route, page.indexOf("```", route)));
        ProducerTemplate template = hub.bean(ProducerTemplate.class);
        await().atMost(SOON).ignoreExceptions().until(() -> raised(template, "T-1") == 1);
        assertThat(raised(template, "T-1")).isZero();
        assertThat(raised(template, "T-2")).isEqualTo(1);
        assertThat(row("select count(*)::text from delivery where channel = ?", "route/tickets"))
                .isEqualTo("2");
        assertThatThrownBy(() -> raised(template, " ")).hasStackTraceContaining("deliveryKey: 1 to 200 characters");
    }

    private static int raised(ProducerTemplate template, String ticket) {
        Map<String, String> alert =
                Map.of("title", "The ticket is raised", "severity", "info", "fingerprint", "ticket");
        return template.requestBodyAndHeader("direct:ticket-raised", alert, "ticketId", ticket, Accepted.class)
                .accepted();
    }

    @Test
    void a_kamelet_and_a_route_that_uses_it_come_while_the_hub_runs() throws Exception {
        write("kamelets/own-shout-action.kamelet.yaml", kamelet("loud"));
        write(
                "own.camel.yaml",
                """
                - route:
                    id: shout
                    from:
                      uri: direct:shout
                      steps:
                        - to: kamelet:own-shout-action
                """);
        ProducerTemplate template = hub.bean(ProducerTemplate.class);
        await().atMost(SOON).ignoreExceptions().until(() -> template.requestBody("direct:shout", "", String.class)
                .equals("loud"));
        write("kamelets/own-shout-action.kamelet.yaml", kamelet("louder"));
        await().atMost(SOON).ignoreExceptions().until(() -> template.requestBody("direct:shout", "", String.class)
                .equals("louder"));
    }

    private static String kamelet(String word) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata:
                  name: own-shout-action
                  labels: { camel.apache.org/kamelet.type: action }
                spec:
                  definition: { title: Shout, type: object }
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody: { constant: %s }
                """
                .formatted(word);
    }
}
