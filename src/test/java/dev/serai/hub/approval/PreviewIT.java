package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.OperationsHub;
import dev.serai.hub.api.People;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.Retries;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A change is tried out before anybody is asked, and what was shown is what is approved. */
class PreviewIT extends OperationsHub {

    private static final String DIFF = "- spec.replicas: 3\n+ spec.replicas: 5\n";
    private static final String VERSION = "{\"generation\":3,\"uid\":\"u-1\"}";

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    private final String name = "cart-" + UUID.randomUUID();
    private final CountDownLatch release = new CountDownLatch(1);
    private Rows rows;
    private String admin;
    private UUID incident;

    @BeforeEach
    void anIncident() {
        rows = new Rows(database);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        incident = rows.incident("test");
        TriedExecutor.answer(name, times -> TriedExecutor.shown(DIFF));
    }

    @AfterEach
    void letEverythingGoOn() {
        release.countDown();
    }

    @Test
    void given_a_persons_proposal_then_it_is_tried_out_shown_approved_as_it_was_shown_and_taken_back_the_same_way() {
        String bob = People.token(api, Role.OPERATOR);
        JsonNode proposal = propose();

        assertThat(proposal.path("state").asText()).isEqualTo("proposed");
        assertThat(proposal.path("reason").asText()).isEqualTo("NEEDS_DRY_RUN");
        assertThat(proposal.path("approval_id").isNull()).isTrue();
        assertThat(proposal.path("quorum").asInt()).isEqualTo(1);
        String id = proposal.path("action_id").asText();
        JsonNode waiting = awaitState(id, "awaiting_approval");
        assertThat(waiting.path("dry_run").asText()).isEqualTo(DIFF);
        assertThat(waiting.path("target_version").asText()).isEqualTo(VERSION);
        JsonNode asked = approval(waiting);
        assertThat(asked.path("dry_run").asText()).isEqualTo(DIFF);
        assertThat(asked.path("target_version").asText()).isEqualTo(VERSION);
        assertThat(asked.path("requester").asText()).isEqualTo("user:admin");
        assertThat(kinds()).containsSubsequence("action.proposed", "action.previewed", "approval.opened");
        await().untilAsserted(
                        () -> assertThat(TELEGRAM.messagesSaying(name)).anySatisfy(message -> assertThat(message.html())
                                .contains("<pre>- spec.replicas: 3\n+ spec.replicas: 5</pre>")));

        // a job that comes twice asks nobody twice
        jobs.schedule(JobQueue.JobRequest.now("preview", "default", Map.of("actionId", id)));
        approve(bob, asked);
        awaitState(id, "succeeded");
        assertThat(TriedExecutor.tried(name)).isEqualTo(1);
        assertThat(TriedExecutor.executed(name)).hasSize(1);

        Answer undo = api.send("POST", "/actions/" + id + "/compensate", admin, null, Map.of());
        assertThat(undo.status()).as(undo.text()).isEqualTo(201);
        assertThat(undo.json().path("state").asText()).isEqualTo("proposed");
        assertThat(undo.json().path("arguments").toString())
                .isEqualTo("{\"name\":\"" + name + "\",\"replicas\":3,\"uid\":\"u-1\"}");
        awaitState(undo.json().path("action_id").asText(), "awaiting_approval");
        assertThat(TriedExecutor.tried(name)).isEqualTo(2);
    }

    @Test
    void given_what_was_shown_is_not_what_is_stored_then_nothing_starts() {
        String bob = People.token(api, Role.OPERATOR);
        Map<String, String> changes = Map.of(
                "dry_run = '+ spec.replicas: 500'", "DIGEST_MISMATCH",
                "target_version = '{\"generation\":4,\"uid\":\"u-1\"}'", "DIGEST_MISMATCH",
                "dry_run = null", "NOT_PREVIEWED",
                "target_version = null", "NOT_PREVIEWED");

        changes.forEach((change, reason) -> {
            String id = propose().path("action_id").asText();
            JsonNode asked = approval(awaitState(id, "awaiting_approval"));
            rows.change("update action set " + change + " where id = ?", UUID.fromString(id));
            approve(bob, asked);
            assertThat(awaitState(id, "refused").path("reason").asText())
                    .as(change)
                    .isEqualTo(reason);
        });

        assertThat(TriedExecutor.executed(name)).isEmpty();
    }

    @Test
    void given_a_playbook_of_low_risk_then_policy_runs_it_with_its_dry_run_kept_whatever_stands_in_it() {
        TriedExecutor.answer(name, times -> TriedExecutor.shown(DIFF + "+ a: \ud83d\0 --token=abcdefgh"));
        rows.alert(incident, "{\"kind\": \"tried\", \"name\": \"" + name + "\"}");
        plan();

        String id = awaitAction("try", "succeeded");

        JsonNode ran = action(id);
        assertThat(ran.path("risk_level").asText()).isEqualTo("low");
        assertThat(ran.path("approval_id").isNull()).isTrue();
        assertThat(ran.path("dry_run").asText()).isEqualTo(DIFF + "+ a: \ufffd\ufffd --token=[redacted:secret]");
        assertThat(kinds())
                .containsSubsequence("action.proposed", "action.previewed", "action.approved", "action.started");
    }

    @Test
    void given_a_change_that_cannot_be_made_as_proposed_then_it_is_refused_with_the_reason_and_the_playbook_goes_on() {
        TriedExecutor.answer(name, times -> TriedExecutor.failed("FORBIDDEN"));
        rows.alert(incident, "{\"kind\": \"tried\", \"name\": \"" + name + "\"}");
        plan();

        String id = awaitAction("try", "refused");

        JsonNode refused = action(id);
        assertThat(refused.path("reason").asText()).isEqualTo("FORBIDDEN");
        assertThat(refused.path("finished_at").isNull()).isFalse();
        JsonNode told = timeline("action.refused");
        assertThat(told.path("details").path("detail").asText()).isEqualTo("why it is so");
        assertThat(told.path("reason").asText()).isEqualTo("FORBIDDEN");
        assertThat(TriedExecutor.tried(name)).isEqualTo(1);
        assertThat(rows.count("select count(*) from approval where incident_id = ?", incident))
                .isZero();
        // and not to the same step again, although that has no cooldown of its own
        await().until(() ->
                rows.count("select count(*) from action where incident_id = ? and step = 'look'", incident) == 1);
        assertThat(TriedExecutor.tried(name)).isEqualTo(1);
    }

    @Test
    void given_no_answer_then_it_is_tried_again_a_few_times_and_then_refused() {
        String late = name + "-late";
        TriedExecutor.answer(
                late, times -> times < 3 ? TriedExecutor.failed("UNREACHABLE") : TriedExecutor.shown(DIFF));
        TriedExecutor.answer(name, times -> {
            throw new IllegalStateException("the test's executor is broken");
        });

        String broken = propose().path("action_id").asText();
        String answered = propose(late).path("action_id").asText();

        await().until(() -> {
            Retries.now(database, "preview");
            return action(answered).path("state").asText().equals("awaiting_approval")
                    && action(broken).path("state").asText().equals("refused");
        });
        assertThat(TriedExecutor.tried(late)).isEqualTo(3);
        assertThat(action(broken).path("reason").asText()).isEqualTo("EXECUTOR_ERROR");
        assertThat(TriedExecutor.tried(name)).isEqualTo(4);
        // the target is free for another try
        TriedExecutor.answer(name, times -> TriedExecutor.shown(DIFF));
        awaitState(propose().path("action_id").asText(), "awaiting_approval");
    }

    @Test
    void given_a_person_or_the_end_of_the_incident_comes_in_between_then_nobody_is_asked() {
        String second = name + "-2";
        holdDryRunsOf(name);
        holdDryRunsOf(second);
        String cancelled = propose().path("action_id").asText();
        awaitTried(name);
        Answer cancel = api.send("POST", "/actions/" + cancelled + "/cancel", admin, null, Map.of());
        assertThat(cancel.status()).as(cancel.text()).isEqualTo(200);
        assertThat(cancel.json().path("state").asText()).isEqualTo("cancelled");

        String withdrawn = propose(second).path("action_id").asText();
        awaitTried(second);
        Answer resolve = api.send("POST", "/incidents/" + incident + "/resolve", admin, null, Map.of());
        assertThat(resolve.status()).as(resolve.text()).isEqualTo(200);
        assertThat(awaitState(withdrawn, "cancelled").path("reason").asText()).isEqualTo("INCIDENT_RESOLVED");

        release.countDown();
        awaitNoJob(cancelled);
        awaitNoJob(withdrawn);
        assertThat(action(cancelled).path("state").asText()).isEqualTo("cancelled");
        assertThat(action(cancelled).path("dry_run").isNull()).isTrue();
        assertThat(action(withdrawn).path("state").asText()).isEqualTo("cancelled");
        assertThat(rows.count("select count(*) from approval where incident_id = ?", incident))
                .isZero();
    }

    @Test
    void given_the_pause_switch_is_on_then_nothing_is_sent_and_the_proposal_ends() {
        pause(true);
        try {
            String id = propose().path("action_id").asText();

            assertThat(awaitState(id, "cancelled").path("reason").asText()).isEqualTo("PAUSED");
            assertThat(TriedExecutor.tried(name)).isZero();
        } finally {
            pause(false);
        }
    }

    @Test
    void given_a_hub_that_died_during_the_dry_run_then_another_one_tries_again_and_asks_once() {
        UUID id = UUID.randomUUID();
        rows.change(
                "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256,"
                        + " effect, arguments, target, evidence, risk_score, risk_level, risk_factors, state, reason,"
                        + " proposed_by, created_at, updated_at) values (?, 'default', ?, 'by hand', '-', 's',"
                        + " 'test-tried-action', '-', 'change', cast(? as jsonb), ?, '[]', 40, 'medium', '[]', 'proposed',"
                        + " 'NEEDS_DRY_RUN', 'user:admin', now(), now())",
                id,
                incident,
                "{\"name\": \"" + name + "\", \"replicas\": 5}",
                name);
        // What kill -9 leaves of a job that ran: picked by an instance that gives no sign of life.
        rows.change(
                "insert into job (task_name, task_instance, task_data, execution_time, picked, picked_by,"
                        + " last_heartbeat, consecutive_failures, version) values ('preview', ?, convert_to(?, 'UTF8'),"
                        + " now() - interval '1 minute', true, 'a-dead-instance', now() - interval '1 minute', 0, 1)",
                id.toString(),
                "{\"tenant\":\"default\",\"key\":null,\"headers\":{\"actionId\":\"" + id + "\"},\"body\":null}");

        assertThat(awaitState(id.toString(), "awaiting_approval")
                        .path("target_version")
                        .asText())
                .isEqualTo(VERSION);
        assertThat(rows.count("select count(*) from approval where action_id = ?", id))
                .isEqualTo(1);
        assertThat(TriedExecutor.executed(name)).isEmpty();
    }

    private void holdDryRunsOf(String target) {
        TriedExecutor.answer(target, times -> {
            try {
                assertThat(release.await(5, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return TriedExecutor.shown(DIFF);
        });
    }

    private void pause(boolean paused) {
        assertThat(api.send("PUT", "/automation", admin, Map.of("paused", paused))
                        .status())
                .isEqualTo(200);
    }

    private void plan() {
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
    }

    private JsonNode propose() {
        return propose(name);
    }

    private JsonNode propose(String target) {
        Answer answer = api.send(
                "POST",
                "/actions",
                admin,
                Map.of(
                        "incident_id",
                        incident,
                        "action",
                        "test-tried-action",
                        "arguments",
                        Map.of("name", target, "replicas", 5)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void approve(String token, JsonNode asked) {
        Answer answer = api.send(
                "POST",
                "/approvals/" + asked.path("id").asText() + "/decisions",
                token,
                Map.of("verdict", "approve", "digest", asked.path("digest").asText()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private JsonNode approval(JsonNode action) {
        return api.get("/approvals/" + action.path("approval_id").asText(), admin)
                .json();
    }

    private JsonNode action(String id) {
        return api.get("/actions/" + id, admin).json();
    }

    private JsonNode awaitState(String id, String state) {
        return await().until(
                        () -> action(id), found -> found.path("state").asText().equals(state));
    }

    private String awaitAction(String step, String state) {
        return await().until(
                        () -> database.sql("select id from action where incident_id = ? and step = ? and state = ?")
                                .params(incident, step, state)
                                .query(UUID.class)
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow()
                .toString();
    }

    private void awaitTried(String target) {
        await().until(() -> TriedExecutor.tried(target) == 1);
    }

    /** Until the job of this action has ended. */
    private void awaitNoJob(String id) {
        await().until(() -> rows.count(
                        "select count(*) from job where task_name = 'preview' and convert_from(task_data, 'UTF8') like ?",
                        "%" + id + "%")
                == 0);
    }

    private List<String> kinds() {
        List<String> kinds = new java.util.ArrayList<>(api.get("/incidents/" + incident + "/timeline?limit=200", admin)
                .json()
                .findValuesAsText("kind"));
        return kinds;
    }

    private JsonNode timeline(String kind) {
        for (JsonNode event : api.get("/incidents/" + incident + "/timeline?limit=200", admin)
                .json()
                .path("items")) {
            if (event.path("kind").asText().equals(kind)) {
                return event;
            }
        }
        throw new AssertionError("no " + kind);
    }
}
