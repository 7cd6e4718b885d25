package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.demo.ApiServer;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.intake.Accepted;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A hub whose folder is missing at the start, and is filled while it runs. */
@ExtendWith(OutputCaptureExtension.class)
class OverlayFolderIT {

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
        await().until(() -> !row("select coalesce(max(verdict), '') from incident where title = ?", title)
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
        await().until(() -> hub.bean(RoutesFolder.class).faults().toString().contains("triage.yaml:1"));
        assertThat(verdict("while it is wrong")).isEqualTo("suppress");
        Files.delete(folder.resolve("policy/triage.yaml"));
        FolderChecks.twice(hub.beans());
        await().until(() -> verdict("again-" + System.nanoTime()).equals("page"));
        assertThat(hub.bean(RoutesFolder.class).faults()).isEmpty();
    }

    @Test
    void a_policy_that_fails_its_tests_is_not_taken_while_the_old_one_goes_on() throws Exception {
        change("policy/triage.yaml", text -> text.replaceFirst("page_from: \\w+", "page_from: critical"));
        write(
                "policy/tests/own.yaml",
                "tests:\n- name: high pages\n  alerts: [ { id: high-one, severity: high } ]\n"
                        + "  expect: { pages: [ { id: high-one } ] }\n");
        FolderChecks.twice(hub.beans());
        await().until(() -> hub.bean(RoutesFolder.class).faults().toString().contains("own.yaml:4"));
        assertThat(hub.bean(RoutesFolder.class).faults().toString()).contains("test 'high pages': high-one does not");
        assertThat(verdict("high-" + System.nanoTime())).isEqualTo("page");
        Files.delete(folder.resolve("policy/triage.yaml"));
        FolderChecks.twice(hub.beans());
        await().until(() -> hub.bean(RoutesFolder.class).faults().isEmpty());
        Files.delete(folder.resolve("policy/tests/own.yaml"));
    }

    @Test
    void a_changed_template_begins_the_watches_again_and_leaves_none_behind() throws Exception {
        CamelContext camel = hub.bean(CamelContext.class);
        List<String> watches = watches(camel);
        Route before = camel.getRoute("cluster-watch@shop/pods");
        assertThat(before).isNotNull();
        change("intake/kubernetes.camel.yaml", text -> text.replace("Watches the objects", "Watches my objects"));
        FolderChecks.twice(hub.beans());
        await().until(() -> isNew(camel, before));
        await().untilAsserted(() -> assertThat(watches(camel)).hasSameSizeAs(watches));
        Route mine = camel.getRoute("cluster-watch@shop/pods");
        Files.delete(folder.resolve("intake/kubernetes.camel.yaml"));
        FolderChecks.twice(hub.beans());
        await().until(() -> isNew(camel, mine));
        await().untilAsserted(() -> assertThat(watches(camel)).hasSameSizeAs(watches));
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
        await().until(() -> row("select count(*)::text from incident where title = ?", title)
                .equals("1"));
        assertThat(row("select source from alert where title = ?", title)).isEqualTo("heartbeat");
    }

    @Test
    void a_delivery_with_a_key_of_its_own_counts_once() throws Exception {
        String page = Files.readString(Path.of("docs/start/add-a-source.md"));
        int route = page.indexOf("- route:\n    id: ticket-source");
        write("intake/tickets.camel.yaml", page.substring(route, page.indexOf("```", route)));
        ProducerTemplate template = hub.bean(ProducerTemplate.class);
        await().ignoreExceptions().until(() -> raised(template, "T-1") == 1);
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
        await().ignoreExceptions().until(() -> template.requestBody("direct:shout", "", String.class)
                .equals("loud"));
        write("kamelets/own-shout-action.kamelet.yaml", kamelet("louder"));
        await().ignoreExceptions().until(() -> template.requestBody("direct:shout", "", String.class)
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

    /** A file that is right, and what may be wrong with it: put in place of something it says. */
    private record Wrong(String file, String says, String instead, int line, String reason) {

        @Override
        public String toString() {
            return file + ": " + reason;
        }
    }

    private static final Map<String, String> GOOD = Map.of(
            "matrix.camel.yaml",
            """
            - beans:
                - name: matrixList
                  type: java.util.ArrayList
            - route:
                id: matrix
                from:
                  uri: direct:matrix
                  steps:
                    - filter: { simple: "${header.never} == 'x'", steps: [ { stop: {} } ] }
                    - setHeader: { name: n, jq: { expression: "1 + 1" } }
                    - bean: { ref: matrixList, method: size }
                    - to: "log:matrix?level=TRACE"
                    - setBody: { constant: good }
                    - to: kamelet:matrix-action?word=still
            """,
            "kamelets/matrix-action.kamelet.yaml",
            """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: matrix-action
              labels: { camel.apache.org/kamelet.type: action }
            spec:
              definition:
                title: Matrix
                type: object
                properties: { word: { title: Word, type: string } }
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - setBody: { simple: "{{word}} ${body}" }
            """,
            "intake/matrix-kind.camel.yaml",
            """
            - route:
                id: normalise-matrix
                routeConfigurationId: normalise-errors
                from:
                  uri: direct:normalise-matrix
                  steps:
                    - setBody: { jq: { expression: "{title: .what}", resultType: com.fasterxml.jackson.databind.JsonNode } }
                    - to: direct:normalise-generic
            """,
            "playbooks/matrix.yaml",
            """
            name: matrix
            title: Ask the service
            when: '"matrix" in alert.labels'
            steps:
              - id: probe
                title: Ask
                action: http-probe-action
                with:
                  url: alert.labels["matrix"]
                  method: '"GET"'
                onFailure: stop
            """);

    private static Stream<Wrong> wrong() {
        String route = "matrix.camel.yaml";
        String kamelet = "kamelets/matrix-action.kamelet.yaml";
        String kind = "intake/matrix-kind.camel.yaml";
        String playbook = "playbooks/matrix.yaml";
        return Stream.of(
                new Wrong(route, "- beans:", "- beans: [", 1, "expected"),
                new Wrong(route, "- setBody: { constant: good }", "- setBdoy: { constant: good }", 13, "setBdoy"),
                new Wrong(route, "level=TRACE", "levle=TRACE", 12, "levle"),
                new Wrong(route, "log:matrix", "lgo:matrix", 12, "lgo"),
                new Wrong(route, "ref: matrixList", "ref: matrixLits", 11, "matrixLits"),
                new Wrong(route, "method: size", "method: szie", 11, "szie"),
                new Wrong(route, "java.util.ArrayList", "com.example.None", 3, "com.example.None"),
                new Wrong(route, "${header.never} == 'x'", "${header.never == 'x'", 9, "expected symbol"),
                new Wrong(route, "1 + 1", "1 + (", 10, "Encountered"),
                new Wrong(route, "kamelet:matrix-action", "kamelet:matrix-none", 14, "matrix-none"),
                new Wrong(route, "?word=still", "", 14, "word"),
                new Wrong(route, "id: matrix", "id: normalise-matrix", 5, "normalise-matrix"),
                new Wrong(kamelet, "kind: Kamelet", "kind: [", 4, "expected"),
                new Wrong(kamelet, "name: matrix-action", "name: matrix-other", 4, "matrix-other"),
                new Wrong(kamelet, "- setBody:", "- setBdoy:", 15, "setBdoy"),
                new Wrong(kamelet, "{{word}} ${body}", "{{wrod}} ${body}", 15, "wrod"),
                new Wrong(kamelet, "{{word}} ${body}", "{{word}} ${body", 15, "expected symbol"),
                new Wrong(kind, "{title: .what}", "{title: .what", 7, "Encountered"),
                new Wrong(kind, "normalise-errors", "normalise-erors", 3, "normalise-erors"),
                new Wrong(kind, "direct:normalise-generic", "direct:normalise-genric", 8, "normalise-genric"),
                new Wrong(playbook, "name: matrix", "name: [", 3, "while parsing"),
                new Wrong(playbook, "title: Ask the", "titel: Ask the", 2, "unknown key"),
                new Wrong(playbook, "http-probe-action", "http-prob-action", 7, "unknown action"),
                new Wrong(playbook, "in alert.labels", "in alert.lables", 3, "undeclared reference"),
                new Wrong(playbook, "alert.labels[\"matrix\"]", "alert.labels[", 9, "mismatched input"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_ran_runs_on_whatever_is_wrong_and_health_info_and_the_log_name_it(Wrong wrong, CapturedOutput log)
            throws Exception {
        for (Map.Entry<String, String> good : GOOD.entrySet()) {
            write(good.getKey(), good.getValue());
        }
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf(".")).isEmpty();
        assertThat(runs()).isEqualTo("still good");

        String good = GOOD.get(wrong.file());
        assertThat(good).contains(wrong.says());
        write(wrong.file(), good.replace(wrong.says(), wrong.instead()));
        FolderChecks.twice(hub.beans());

        assertThat(faultsOf(wrong.file())).isNotEmpty();
        RouteFault fault = faultsOf(wrong.file()).stream()
                .max(Comparator.comparing(RouteFault::line))
                .orElseThrow();
        SoftAssertions.assertSoftly(all -> {
            all.assertThat(fault.line()).as(fault.toString()).isEqualTo(wrong.line());
            all.assertThat(fault.reason()).contains(wrong.reason());
            all.assertThat(log.getAll()).contains(fault.toString());
            all.assertThat(notices()).contains(wrong.file() + ":" + fault.line());
            all.assertThat(runs()).isEqualTo("still good");
            all.assertThat(hub.bean(CamelContext.class).getRoute("normalise-matrix"))
                    .isNotNull();
        });

        write(wrong.file(), good);
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf(".")).isEmpty();
        assertThat(runs()).isEqualTo("still good");
    }

    private static final String JAR_ROUTE =
            """
            - beans:
                - name: ownJarBean
                  type: own.jar.Greeter
            - route:
                id: own-jar
                from:
                  uri: direct:own-jar
                  steps:
                    - bean: { ref: ownJarBean, method: say }
                    - to: kamelet:own-jar-action
            """;

    private static void jar(String type, String word) throws IOException {
        String kamelet = kamelet("in-the-jar")
                .replace("own-shout-action", "own-jar-action")
                .replace("constant: in-the-jar", "simple: \"${body} by the Kamelet of " + word + "\"");
        OwnJar.write(
                folder.resolve("lib/own.jar"),
                directory,
                type,
                word,
                Map.of("kamelets/own-jar-action.kamelet.yaml", kamelet));
    }

    private static String greets() {
        return hub.bean(ProducerTemplate.class).requestBody("direct:own-jar", "", String.class);
    }

    @Test
    void a_jar_brings_classes_and_kamelets_is_exchanged_and_stays_where_the_next_one_is_wrong() throws Exception {
        jar("own.jar.Greeter", "one");
        write("own-jar.camel.yaml", JAR_ROUTE);
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf(".")).isEmpty();
        assertThat(greets()).isEqualTo("one by the Kamelet of one");

        jar("own.jar.Greeter", "two");
        // By the folder's own watch.
        await().until(() -> greets().equals("two by the Kamelet of two"));

        Files.writeString(folder.resolve("lib/own.jar"), "no jar");
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf("lib/own.jar")).singleElement().satisfies(fault -> assertThat(fault.reason())
                .contains("no jar"));
        assertThat(greets()).isEqualTo("two by the Kamelet of two");

        jar("own.jar.Other", "three");
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf("lib")).singleElement().satisfies(fault -> assertThat(fault.reason())
                .contains("own-jar.camel.yaml:3", "no class own.jar.Greeter", "those from before are in use"));
        assertThat(greets()).isEqualTo("two by the Kamelet of two");

        jar("own.jar.Greeter", "four");
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf(".")).isEmpty();
        assertThat(greets()).isEqualTo("four by the Kamelet of four");

        Files.delete(folder.resolve("own-jar.camel.yaml"));
        Files.delete(folder.resolve("lib/own.jar"));
        FolderChecks.twice(hub.beans());
        assertThat(faultsOf(".")).isEmpty();
        assertThat(hub.bean(CamelContext.class).getRoute("own-jar")).isNull();
    }

    private static List<RouteFault> faultsOf(String part) {
        return hub.bean(RoutesHealthIndicator.class).health().getDetails().get("faults") instanceof List<?> all
                ? all.stream()
                        .map(RouteFault.class::cast)
                        .filter(fault -> part.equals(".") || fault.file().endsWith(part))
                        .toList()
                : List.of();
    }

    private static String notices() {
        return new ApiClient(hub.port()).get("/info", null).text();
    }

    private static String runs() {
        return hub.bean(ProducerTemplate.class).requestBody("direct:matrix", "", String.class);
    }
}
