package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.api.ApiClient;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** A real hub on its own database, and what is asked of it before and after it ended. */
abstract class RestartedHub {

    static final Map<String, String> SETTINGS = Map.of("serai.sources.github.kind", "github");
    static final String DELIVERY = GithubClient.newId();

    @TempDir
    Path directory;

    private int accepted;

    /** Every answer to a webhook until the hub is ready; the first ones find no open port. */
    Set<Integer> answersWhileStarting(HubProcess hub) throws IOException {
        Set<Integer> seen = new TreeSet<>();
        WebhookClient client = new WebhookClient(hub.port());
        String token = secret("serai.sources.generic.token");
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    boolean ready = hub.ready();
                    try {
                        int status = client.post("generic", token, "[]".getBytes(StandardCharsets.UTF_8))
                                .status();
                        // An empty delivery is 422 once the hub reads it.
                        if (status != 422) {
                            seen.add(status);
                        }
                        int info = client.send(HttpRequest.newBuilder(hub.uri("/api/v1/info")))
                                .status();
                        if (info != 200) {
                            seen.add(info);
                        }
                    } catch (IllegalStateException e) {
                        assertThat(ready).as("ready, and the port is closed").isFalse();
                    }
                    return ready;
                });
        return seen;
    }

    int duplicates(HubProcess hub) throws IOException {
        WebhookClient.Answer answer = post(hub);
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().get("duplicates").asInt();
    }

    WebhookClient.Answer post(HubProcess hub) throws IOException {
        WebhookClient.Answer answer = new WebhookClient(hub.port())
                .post(
                        "generic",
                        secret("serai.sources.generic.token"),
                        "{\"title\": \"kept\", \"starts_at\": \"2026-11-20T10:00:00Z\"}"
                                .getBytes(StandardCharsets.UTF_8));
        accepted += answer.status() == 202 ? 1 : 0;
        return answer;
    }

    /** Returns when the store has each delivery that was accepted, and fails where it has more. */
    void awaitAllCounted(HubProcess hub, String token) {
        ApiClient api = new ApiClient(hub.port());
        await().until(() -> occurrences(api, token) >= accepted);
        assertThat(occurrences(api, token)).isEqualTo(accepted);
    }

    private static int occurrences(ApiClient api, String token) {
        return api.get("/alerts?q=kept", token)
                .json()
                .at("/items/0/occurrences")
                .asInt();
    }

    /** How many alerts of a signed delivery were taken. */
    int delivered(HubProcess hub, String id, int number) throws IOException {
        WebhookClient.Answer answer = new GithubClient(hub.port())
                .deliver(
                        secret("serai.sources.github.signing-secret"),
                        "dependabot_alert",
                        id,
                        GithubClient.dependabot("octo/kept", number));
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().get("accepted").asInt();
    }

    boolean databaseRuns() throws IOException {
        return database().isPresent();
    }

    private Optional<ProcessHandle> database() throws IOException {
        Path file = directory.resolve("data/postgres/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }

    /** SIGKILL for the postmaster; one of its children is stopped, so that it does not notice and keeps the shared memory. */
    void killDatabase() throws IOException, InterruptedException {
        ProcessHandle killed = database().orElseThrow();
        ProcessHandle child = killed.children().findFirst().orElseThrow();
        new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start().waitFor();
        killed.destroyForcibly();
        await().until(() -> !killed.isAlive());
    }

    Path secrets() {
        return directory.resolve("data/secrets.properties");
    }

    String secret(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(secrets())) {
            properties.load(reader);
        }
        return properties.getProperty(name);
    }
}
