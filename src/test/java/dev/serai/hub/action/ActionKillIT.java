package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubProcess;
import dev.serai.hub.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** kill -9 of a real hub before, during and after the effect, at once in three actions; then a second hub looks after them. */
class ActionKillIT {

    private static final String IMAGE = System.getenv("SERAI_SANDBOX_IMAGE");

    @TempDir
    Path directory;

    private ActionRows rows;

    @Test
    void a_killed_hub_leaves_no_action_without_its_outcome_and_runs_none_twice() throws Exception {
        Assumptions.assumeTrue(IMAGE != null, "skipped: SERAI_SANDBOX_IMAGE is not set (sandbox/build prints it)");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/var/run/docker.sock")), "skipped: no Docker engine on /var/run/docker.sock");
        String url = TestDatabase.newDatabase();
        rows = new ActionRows(JdbcClient.create(new DriverManagerDataSource(url, "postgres", "")));
        try (DockerGate gate = new DockerGate()) {
            Map<String, Object> properties = new HashMap<>(TestDatabase.properties(url));
            properties.put("serai.routes-dir", routesWithSlowPlaybook().toString());
            properties.put("serai.sandbox.docker-host", gate.address());
            properties.put("serai.sandbox.image", IMAGE);
            UUID before;
            UUID during;
            UUID after;
            try (HubProcess hub = HubProcess.start(directory.resolve("hub"), properties)) {
                CountDownLatch reading = gate.hold("GET \\S*/containers/\\S+/logs");
                after = begin("after");
                assertThat(reading.await(60, TimeUnit.SECONDS))
                        .as("reading the output of %s: %s", rows.action(after), hub.log())
                        .isTrue();
                CountDownLatch creating = gate.hold("POST \\S*/containers/create");
                before = begin("before");
                assertThat(creating.await(30, TimeUnit.SECONDS)).isTrue();
                gate.release();
                gate.hold("GET \\S*/containers/\\S+/logs");
                during = begin("during");
                await().atMost(Duration.ofSeconds(30)).until(() -> gate.asked("POST \\S*/containers/\\S+/start") == 2);
                hub.kill9();
            }
            assertThat(state(before) + state(during) + state(after)).isEqualTo("running".repeat(3));
            gate.release();
            try (HubProcess second = HubProcess.start(directory.resolve("hub"), properties)) {
                settled(after, "succeeded", "EXITED");
                settled(during, "succeeded", "EXITED");
                settled(before, "failed", "NO_EFFECT_FOUND");
                assertThat(second.alive()).isTrue();
            }
            assertThat(gate.asked("POST \\S*/containers/create"))
                    .as("containers ever made")
                    .isEqualTo(2);
            assertThat(gate.asked("POST \\S*/containers/\\S+/start"))
                    .as("containers ever started")
                    .isEqualTo(2);
            assertThat(rows.action(after).get("result").toString()).contains("done");
            for (UUID incident : new UUID[] {before, during, after}) {
                UUID id = (UUID) rows.action(incident).get("id");
                assertThat(rows.audited(id, "action.started")).isEqualTo(1);
            }
        }
    }

    private UUID begin(String name) throws Exception {
        UUID incident = rows.incidentWithArtefact("test", name + " " + UUID.randomUUID());
        rows.change(
                "insert into job (task_name, task_instance, task_data, execution_time, picked, consecutive_failures,"
                        + " version) values ('plan', ?, convert_to(?, 'UTF8'), now(), false, 0, 1)",
                UUID.randomUUID().toString(),
                "{\"tenant\":\"default\",\"key\":null,\"headers\":{\"incidentId\":\"" + incident
                        + "\"},\"body\":null}");
        return incident;
    }

    private String state(UUID incident) {
        return String.valueOf(rows.action(incident).get("state"));
    }

    private void settled(UUID incident, String state, String reason) {
        await().atMost(Duration.ofSeconds(80))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(() -> assertThat(rows.action(incident))
                        .containsEntry("state", state)
                        .containsEntry("reason", reason));
    }

    /** The repository's routes, with a playbook whose command takes a few seconds. */
    private Path routesWithSlowPlaybook() throws IOException {
        Path copy = directory.resolve("routes");
        Path original = Path.of("routes");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Path target = copy.resolve(original.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        Path playbook = copy.resolve("playbooks/inspect-artefact.yaml");
        Files.writeString(
                playbook,
                Files.readString(playbook)
                        .replaceFirst("command: \\[.*]", "command: [ \"/bin/sh\", \"-c\", \"sleep 5; echo done\" ]"));
        return copy;
    }
}
