package dev.serai.kamelet.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class path is the jar, what comes with it, Camel Main, and what the Kamelets' files name: nothing else may be needed. */
class PlainCamelIT {

    private static final Main CAMEL = new Main();
    private static ProducerTemplate template;

    @BeforeAll
    static void start() {
        CAMEL.start();
        template = CAMEL.getCamelContext().createProducerTemplate();
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
    }

    @Test
    void an_http_kamelet_reads_and_one_changes() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", request -> {
            byte[] body = request.getRequestMethod().getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        server.start();
        try {
            String origin = "http://127.0.0.1:" + server.getAddress().getPort();
            String options = "?allowPrivate=127.0.0.0/8&allow=" + origin;
            assertThat(call("http-probe-action" + options, Map.of("url", origin + "/", "method", "GET")))
                    .containsEntry("outcome", "succeeded")
                    .containsEntry("body", "GET");
            assertThat(call("http-request-action" + options, Map.of("url", origin + "/", "method", "PUT")))
                    .containsEntry("outcome", "succeeded")
                    .containsEntry("body", "PUT");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_cluster_kamelet_asks_its_api_server(@TempDir Path folder) throws Exception {
        Path kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"),
                """
                apiVersion: v1
                kind: Config
                current-context: nobody
                clusters: [ { name: nobody, cluster: { server: "http://127.0.0.1:1" } } ]
                contexts: [ { name: nobody, context: { cluster: nobody, user: nobody } } ]
                users: [ { name: nobody, user: { token: none } } ]
                """);
        assertThat(call(
                        "kubernetes-describe-action?cluster=edge&namespaces=shop&context=nobody&kubeconfig="
                                + kubeconfig,
                        Map.of("kind", "Pod", "namespace", "shop", "name", "web", "cluster", "edge")))
                .containsEntry("reason", "UNREACHABLE");
        String edge = "?cluster=edge&namespaces=shop&context=nobody&kubeconfig=" + kubeconfig;
        assertThat(call("scan-environment-action" + edge, Map.of("cluster", "edge")))
                .containsEntry("reason", "UNREACHABLE");
        assertThat(call(
                        "kubernetes-rights-action" + edge,
                        Map.of("verb", "delete", "resource", "pods", "namespace", "shop")))
                .containsEntry("reason", "UNREACHABLE");
    }

    @Test
    void a_sandbox_kamelet_asks_its_engine() {
        assertThatThrownBy(() -> template.requestBodyAndHeader(
                        "kamelet:docker-sandbox-action?dockerHost=tcp://127.0.0.1:1&image=sha256:" + "0".repeat(64),
                        Map.of("command", List.of("true")),
                        "actionId",
                        "a-1"))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void knowledge_is_found_in_a_folder_of_documents(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("runbooks"));
        Files.writeString(
                folder.resolve("runbooks/cart.md"), "# Cart\n\n## Roll back\n\nUndo the rollout of the cart.\n");
        String kamelet = "knowledge-search-action?folder=" + folder;
        assertThat(call(kamelet, Map.of("query", "how do I undo a rollout?")))
                .containsEntry("reason", "FOUND")
                .extractingByKey("items")
                .asString()
                .contains("id=runbooks:cart#roll-back", "excerpt=Undo the rollout of the cart.");
        assertThat(call(kamelet, Map.of("query", "zebra"))).containsEntry("reason", "NOTHING_FOUND");
        assertThat(call(kamelet, Map.of("query", " "))).containsEntry("outcome", "failed");
        assertThat(call("knowledge-search-action", Map.of("query", "cart"))).containsEntry("reason", "NO_KNOWLEDGE");
    }

    @Test
    void a_watch_can_be_made() {
        assertThat(CAMEL.getCamelContext().getEndpoint("kubernetes-watch:v1/pods"))
                .isNotNull();
    }

    /** Else this class path would prove nothing. */
    @Test
    void the_class_path_is_what_the_kamelets_name() throws Exception {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("../src/main/resources/kamelets"))) {
            for (Path file : files.toList()) {
                Files.readAllLines(file).stream()
                        .filter(line -> line.matches(" {4}- (camel|mvn):.*"))
                        .map(PlainCamelIT::artifact)
                        .forEach(named::add);
            }
        }
        named.addAll(
                Set.of("camel-main", "camel-platform-http-main", "camel-yaml-dsl", "junit-jupiter", "assertj-core"));
        String pom = Files.readString(Path.of("pom.xml"));
        Set<String> here = Stream.of(pom.split("<dependency>"))
                .skip(1)
                .map(text -> text.replaceAll("(?s).*?<artifactId>(.*?)</artifactId>.*", "$1"))
                .collect(Collectors.toSet());
        assertThat(here).isEqualTo(named);
    }

    private static String artifact(String line) {
        String name = line.strip().substring(2);
        return name.startsWith("camel:") ? name.replace(':', '-') : name.split(":")[2];
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> call(String kamelet, Map<String, ?> arguments) {
        return template.requestBodyAndHeader("kamelet:" + kamelet, arguments, "actionId", "a-1", Map.class);
    }
}
