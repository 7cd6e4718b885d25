package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.Role;
import dev.serai.hub.HubProcess;
import dev.serai.hub.RoutesCopy;
import dev.serai.hub.SecondHub;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.cluster.KilledClusterActions;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.conversation.KilledAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * kill -9 of a real hub before, during and after the effect, at once in ten actions: in the sandbox, over HTTP and on a
 * cluster; and in the middle of an answer to a person. A second one looks after all of them.
 */
class ActionKillIT {

    private static final String IMAGE = System.getenv("SERAI_SANDBOX_IMAGE");

    @TempDir
    Path directory;

    /** Three ways to change something over HTTP; the last two can settle themselves. */
    private static final Map<String, String> CHANGES = Map.of(
            "plain", "",
            "asked", "      status_url: alert.labels.base + \"/status/{id}\"\n",
            "repeated", "      idempotent: true\n");

    private ActionRows rows;

    @Test
    void a_killed_hub_leaves_no_action_without_its_outcome_and_runs_none_twice() throws Exception {
        Assumptions.assumeTrue(IMAGE != null, "skipped: SERAI_SANDBOX_IMAGE is not set (sandbox/build prints it)");
        Assumptions.assumeTrue(
                Files.exists(Path.of("/var/run/docker.sock")), "skipped: no Docker engine on /var/run/docker.sock");
        String url = TestDatabase.newDatabase();
        DataSource source = new DriverManagerDataSource(url, "postgres", "");
        rows = new ActionRows(JdbcClient.create(source));
        try (DockerGate gate = new DockerGate();
                SlowTarget target = new SlowTarget(url)) {
            Map<String, Object> properties = new HashMap<>(TestDatabase.properties(url));
            properties.put("serai.routes-dir", routesWithSlowPlaybook().toString());
            properties.put("serai.sandbox.docker-host", gate.address());
            properties.put("serai.sandbox.image", IMAGE);
            properties.put("serai.http.allow", target.origin() + "," + target.secret());
            properties.put("serai.http.allow-private", "127.0.0.0/8");
            properties.put("serai.http.timeout", "30s");
            properties.putAll(TestCluster.properties());
            properties.put("serai.clusters.shop.time-limit", "30s");
            TestCluster.server().reset();
            KilledClusterActions cluster = new KilledClusterActions(JdbcClient.create(source));
            KilledAnswer answer = new KilledAnswer(JdbcClient.create(source));
            UUID before;
            UUID during;
            UUID after;
            Map<String, UUID> changes;
            try (HubProcess hub = HubProcess.start(directory.resolve("hub"), properties)) {
                ApiClient api = new ApiClient(hub.port());
                String operator = People.token(api, Role.OPERATOR);
                changes = propose(target);
                cluster.propose(api);
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
                answer.prepare(api);
                changes.values().forEach(this::awaitsApproval);
                // From the first of them on time counts: what gets no answer fails after half a minute.
                send(changes, target, api, operator);
                cluster.begin();
                answer.begin(api);
                hub.kill9();
            }
            gate.release();
            target.release();
            List<UUID> incidents = new ArrayList<>(changes.values());
            incidents.addAll(List.of(before, during, after));
            incidents.forEach(incident -> assertThat(state(incident)).isEqualTo("running"));
            cluster.interrupted();
            // Time goes by, which nobody need wait for: no other hub looks before an executor's limit is over.
            rows.change("update action set started_at = started_at - interval '2 minutes'");
            try (SecondHub second = SecondHub.start(properties)) {
                settled(after, "succeeded", "EXITED");
                settled(during, "succeeded", "EXITED");
                settled(before, "failed", "NO_EFFECT_FOUND");
                settled(changes.get("unsent"), "failed", "NO_EFFECT_FOUND");
                settled(changes.get("asked"), "succeeded", "STATUS_SUCCEEDED");
                settled(changes.get("repeated"), "succeeded", "REPEATED");
                settled(changes.get("answered"), "succeeded", "STATUS_SUCCEEDED");
                cluster.settled();
                answer.answeredOnce();
                incidents.forEach(this::startedOnce);
                assertThat(second.isRunning()).isTrue();
            }
            assertThat(gate.asked("POST \\S*/containers/create"))
                    .as("containers ever made")
                    .isEqualTo(2);
            assertThat(gate.asked("POST \\S*/containers/\\S+/start"))
                    .as("containers ever started")
                    .isEqualTo(2);
            assertThat(rows.action(after).get("result").toString()).contains("done");
            assertThat(target.greetings())
                    .as("connections of what was never sent")
                    .isEqualTo(1);
            assertThat(target.asked("/asked")).hasSize(1);
            assertThat(target.asked("/answered")).hasSize(1);
            String repeated =
                    String.valueOf(rows.action(changes.get("repeated")).get("id"));
            assertThat(target.asked("/repeated")).containsExactly(repeated, repeated);
            incidents.forEach(this::startedOnce);
        }
    }

    /** The audit takes what happened over in its own time. */
    private void startedOnce(UUID incident) {
        UUID id = (UUID) rows.action(incident).get("id");
        await().until(() -> rows.audited(id, "action.started") > 0);
        assertThat(rows.audited(id, "action.started")).isEqualTo(1);
    }

    private Map<String, UUID> propose(SlowTarget target) {
        Map<String, UUID> changes = new HashMap<>();
        changes.put("answered", change("asked", target.origin() + "/answered", target));
        changes.put("asked", change("asked", target.origin() + "/asked", target));
        changes.put("repeated", change("repeated", target.origin() + "/repeated", target));
        changes.put("unsent", change("plain", target.secret() + "/unsent", target));
        return changes;
    }

    /** One request that is not sent, two that get no answer, and one whose answer is not committed. */
    private void send(Map<String, UUID> changes, SlowTarget target, ApiClient api, String operator) {
        for (String sent : List.of("answered", "asked", "repeated")) {
            approve(api, operator, changes.get(sent));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> target.asked("/answered").size()
                                + target.asked("/asked").size()
                                + target.asked("/repeated").size()
                        == 3);
        approve(api, operator, changes.get("unsent"));
        await().atMost(Duration.ofSeconds(30)).until(() -> target.greetings() == 1);
    }

    private void awaitsApproval(UUID incident) {
        await().atMost(Duration.ofMinutes(2)).until(() -> state(incident).equals("awaiting_approval"));
    }

    private void approve(ApiClient api, String operator, UUID incident) {
        Map<String, Object> action = rows.action(incident);
        ApiClient.Answer answer = api.send(
                "POST",
                "/approvals/" + action.get("approval_id") + "/decisions",
                operator,
                Map.of("verdict", "approve", "digest", String.valueOf(action.get("digest"))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private UUID change(String playbook, String url, SlowTarget target) {
        UUID incident = rows.incident(
                "test",
                "{\"change\": \"" + playbook + "\", \"url\": \"" + url + "\", \"base\": \"" + target.origin() + "\"}");
        return planned(incident);
    }

    private UUID begin(String name) throws Exception {
        return planned(rows.incidentWithArtefact("test", name + " " + UUID.randomUUID()));
    }

    private UUID planned(UUID incident) {
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
    private static Path routesWithSlowPlaybook() {
        RoutesCopy copy = RoutesCopy.make();
        // All of them at once.
        copy.write(
                "action/run.camel.yaml",
                copy.read("action/run.camel.yaml").replace("concurrency: 4", "concurrency: 12"));
        for (Map.Entry<String, String> change : CHANGES.entrySet()) {
            copy.write(
                    "playbooks/change-" + change.getKey() + ".yaml",
                    """
                    name: change-%1$s
                    title: Change something
                    when: '"change" in alert.labels && alert.labels.change == "%1$s"'
                    steps:
                      - id: change
                        action: http-request-action
                        with:
                          url: alert.labels.url
                          method: '"POST"'
                    """
                                    .formatted(change.getKey())
                            + change.getValue());
        }
        copy.write(
                "playbooks/inspect-artefact.yaml",
                copy.read("playbooks/inspect-artefact.yaml")
                        .replaceFirst("command: \\[.*]", "command: [ \"/bin/sh\", \"-c\", \"sleep 5; echo done\" ]"));
        return copy.path();
    }
}
