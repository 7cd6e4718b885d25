package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.serai.hub.HubIT;
import dev.serai.hub.HubProcess;
import dev.serai.hub.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real Alertmanager delivers a group of two, repeats it, and resolves one after the other. */
@HubIT
class AlertmanagerIT {

    private static final Path BINARY = Path.of("/usr/bin/prometheus-alertmanager");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void counts_episodes_and_incidents_are_right() throws Exception {
        assumeTrue(Files.isExecutable(BINARY), "prometheus-alertmanager is not installed");
        int api = HubProcess.freePort();
        Process alertmanager = start(api);
        try {
            Instant start = Instant.now();
            await().until(() -> ready(api));
            post(api, alert("cart-1", start, null), alert("cart-2", start, null));
            await().until(() -> rows().size() == 2);
            await("a repeat").until(() -> rows().stream().allMatch(row -> (long) row.get("occurrences") > 1));
            assertThat(rows()).allSatisfy(row -> assertThat(row)
                    .containsEntry("state", "firing")
                    .containsEntry("episode", 1)
                    .containsEntry("transitions", 0));
            assertThat(incidents()).hasSize(1);
            assertThat(incidents().get(0)).containsEntry("alerts", 2).containsEntry("firing", 2);

            post(api, alert("cart-1", start, Instant.now()));
            await().until(() -> (int) incidents().get(0).get("firing") == 1);
            assertThat(incidents().get(0)).containsEntry("state", "open");

            post(api, alert("cart-2", start, Instant.now()));
            await().until(() -> incidents().get(0).get("state").equals("resolved"));
            assertThat(incidents()).hasSize(1);
            assertThat(incidents().get(0)).containsEntry("alerts", 2).containsEntry("firing", 0);
            assertThat(rows()).allSatisfy(row -> assertThat(row)
                    .containsEntry("state", "resolved")
                    .containsEntry("episode", 1)
                    .containsEntry("transitions", 1));
        } finally {
            alertmanager.destroy();
            if (!alertmanager.waitFor(10, TimeUnit.SECONDS)) {
                alertmanager.destroyForcibly();
            }
        }
    }

    /** As an Alertmanager sent them: the resolve ends 4 ms before the start that was told first. */
    @Test
    void a_resolve_that_ends_just_before_the_stored_start_resolves() throws IOException {
        for (int i = 1; i <= 3; i++) {
            assertThat(deliver("alertmanager-" + i + ".json").status()).isEqualTo(202);
        }
        assertThat(stateOf("fbf9eae6f06a6761")).isEqualTo("firing");
        assertThat(stateOf("1ba5b4cfddaf4e89")).isEqualTo("resolved");

        assertThat(deliver("alertmanager-2.json").json().path("duplicates").asInt())
                .isEqualTo(2);
        assertThat(stateOf("1ba5b4cfddaf4e89")).isEqualTo("resolved");
    }

    private WebhookClient.Answer deliver(String name) throws IOException {
        try (InputStream payload = getClass().getResourceAsStream("/payloads/" + name)) {
            return new WebhookClient(port).alertmanager(new String(payload.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private String stateOf(String fingerprint) {
        return jdbc.queryForObject(
                "select state from alert where source = 'alertmanager' and fingerprint = ?", String.class, fingerprint);
    }

    private Process start(int api) throws Exception {
        Path config = directory.resolve("alertmanager.yml");
        Files.writeString(
                config,
                """
                route:
                  receiver: hub
                  group_by: [alertname]
                  group_wait: 100ms
                  group_interval: 1s
                  repeat_interval: 1s
                receivers:
                  - name: hub
                    webhook_configs:
                      - url: http://127.0.0.1:%d/webhooks/alertmanager
                        send_resolved: true
                        http_config:
                          authorization: { credentials: %s }
                """
                        .formatted(port, TestKeys.ALERTMANAGER_TOKEN));
        return new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + directory.resolve("storage"),
                        "--web.listen-address=127.0.0.1:" + api,
                        "--cluster.listen-address=")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("alertmanager.log").toFile())
                .start();
    }

    private boolean ready(int api) {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + "/-/ready"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void post(int api, String... alerts) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", alerts) + "]"))
                .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    private static String alert(String instance, Instant start, Instant end) {
        return """
                {"labels": {"alertname": "CartSlow", "service": "cart", "cluster": "c", "namespace": "real-alertmanager",
                            "deployment": "cart", "instance": "%s", "severity": "critical"},
                 "annotations": {"summary": "The cart is slow"}, "startsAt": "%s"%s}
                """
                .formatted(instance, start, end == null ? "" : ", \"endsAt\": \"" + end + "\"");
    }

    private List<Map<String, Object>> rows() {
        return jdbc.queryForList(
                "select * from alert where source = 'alertmanager' and labels ->> 'namespace' = 'real-alertmanager'");
    }

    private List<Map<String, Object>> incidents() {
        return jdbc.queryForList("select * from incident where namespace = 'real-alertmanager'");
    }
}
