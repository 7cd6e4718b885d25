package dev.serai.hub.action;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.serai.hub.World.SHOP;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.hub.WorldIT;
import dev.serai.hub.job.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a change helped, found out by asking a service again and again; the service is a stand-in, the rest is real. */
@WorldIT
class VerificationIT {

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    @Autowired
    ProducerTemplate camel;

    private ActionRows rows;
    private String path;
    private String url;

    @BeforeEach
    void aService() {
        rows = new ActionRows(database);
        path = "/" + UUID.randomUUID();
        url = SHOP.baseUrl() + path;
        SHOP.stubFor(post(path).willReturn(aResponse().withStatus(204)));
        SHOP.stubFor(put(path).willReturn(aResponse().withStatus(204)));
    }

    @Test
    void what_did_not_help_is_told_and_opens_the_next_step_and_its_end_ends_the_playbook() {
        SHOP.stubFor(get(path).willReturn(aResponse().withStatus(503)));
        UUID incident = incident("revive_url");
        Instant began = Instant.now();
        approve(incident, "restart");
        until(incident, "restart", "state", "succeeded");
        // While it is being found out nothing else happens to the service, whoever wants to change it.
        UUID busy = incident("warm_url");
        await().until(() -> timeline(busy, "playbook.skipped").equals(List.of("OPEN_ELSEWHERE")));
        noTimeIsLeft(incident);
        Map<String, Object> restart = until(incident, "restart", "verification", "failed");
        assertThat(restart).containsEntry("verification_reason", "CONDITION_NOT_MET");
        // One second after the other, and the last one when no time is left.
        assertThat((Integer) restart.get("looks"))
                .isBetween(1, (int) Duration.between(began, Instant.now()).toSeconds() + 2);
        SHOP.verify((Integer) restart.get("looks"), getRequestedFor(urlEqualTo(path)));
        assertThat(timeline(incident, "action.verification_failed")).containsExactly("CONDITION_NOT_MET");
        await().until(() -> TELEGRAM.messages().stream()
                .anyMatch(sent -> sent.text().contains("Sent POST to ")
                        && sent.text().contains("but it does not seem to have helped.")
                        && sent.text().contains(url)));

        approve(incident, "fail-over");
        until(incident, "fail-over", "verification", "passed");
        until(incident, "never", "state", "awaiting_approval");
        SHOP.verify(1, postRequestedFor(urlEqualTo(path)));
        assertThat(actions(incident)).isEqualTo(3);
    }

    @Test
    void what_helped_ends_the_playbook_also_while_automation_is_paused() {
        SHOP.stubFor(get(path).willReturn(aResponse().withStatus(200)));
        UUID incident = incident("revive_url");
        approve(incident, "restart");
        until(incident, "restart", "state", "succeeded");
        automation(true);
        try {
            Map<String, Object> restart = until(incident, "restart", "verification", "passed");
            assertThat(restart).containsEntry("looks", 1).containsEntry("verification_reason", null);
        } finally {
            automation(false);
        }
        plan(incident);
        await().until(() -> noJob("plan", incident));
        assertThat(actions(incident)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_to_the_end_is_inconclusive() {
        SHOP.stubFor(get(path).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        UUID incident = incident("revive_url");
        approve(incident, "restart");
        until(incident, "restart", "state", "succeeded");
        noTimeIsLeft(incident);
        assertThat(until(incident, "restart", "verification", "inconclusive"))
                .containsEntry("verification_reason", "NOT_READABLE")
                .containsEntry("state", "succeeded");
        until(incident, "fail-over", "state", "awaiting_approval");
    }

    @Test
    void a_look_that_the_hub_cannot_make_ends_as_inconclusive_and_a_late_one_changes_nothing() {
        SHOP.stubFor(get(path).willReturn(aResponse().withStatus(503)));
        UUID incident = incident("revive_url");
        approve(incident, "restart");
        Map<String, Object> restart = until(incident, "restart", "state", "succeeded");
        String id = restart.get("id").toString();
        rows.change(
                "update action set verification = 'pending', verify_until = now() + interval '1 hour' where id = ?",
                restart.get("id"));
        jobs.schedule(JobQueue.JobRequest.now("verify-given-up", "default", Map.of("actionId", id)));
        assertThat(until(incident, "restart", "verification", "inconclusive"))
                .containsEntry("verification_reason", "GIVEN_UP");
        String nobody = UUID.randomUUID().toString();
        for (String late : List.of(id, nobody)) {
            jobs.schedule(JobQueue.JobRequest.now("verify", "default", Map.of("actionId", late)));
        }
        await().until(() -> rows.count(
                        "select count(*) from job where task_name like 'verify%'"
                                + " and convert_from(task_data, 'UTF8') similar to ?",
                        "%(" + id + "|" + nobody + ")%")
                == 0);
        assertThat(until(incident, "restart", "verification", "inconclusive"))
                .containsEntry("verification_reason", "GIVEN_UP");
        assertThat(timeline(incident, "action.verification_inconclusive")).containsExactly("GIVEN_UP");
    }

    @Test
    void one_change_at_a_time_is_open_for_a_target_and_none_is_tried_for_ever() {
        UUID first = incident("warm_url");
        until(first, "fill", "state", "awaiting_approval");
        UUID second = incident("revive_url");
        await().until(() -> timeline(second, "playbook.skipped").equals(List.of("OPEN_ELSEWHERE")));
        assertThat(rows.count(
                        "select count(*) from job where task_name = 'plan' and task_instance like ? ", "%" + second))
                .isEqualTo(1);
        // The database refuses it too, whatever checks before it.
        assertThat(rows.count(
                        "with again as (insert into action (id, tenant, incident_id, playbook, playbook_sha256, step,"
                                + " kamelet, kamelet_sha256, effect, arguments, target, claim, evidence, risk_score,"
                                + " risk_level, risk_factors, state, proposed_by, created_at, updated_at) select"
                                + " gen_random_uuid(), tenant, incident_id, 'other', '-', 'other', kamelet, '-', effect,"
                                + " arguments, target, claim, '[]', 1, 'low', '[]', 'approved', 'policy', now(), now()"
                                + " from action where incident_id = ? on conflict do nothing returning 1) select count(*)"
                                + " from again",
                        first))
                .isZero();

        for (int tries = 1; tries <= 3; tries++) {
            rows.change(
                    "update action set state = 'expired', created_at = created_at - interval '1 day' where incident_id ="
                            + " ?",
                    first);
            plan(first);
            long expected = Math.min(3, tries + 1);
            await().until(() -> actions(first) == expected && noJob("plan", first));
        }
        assertThat(actions(first)).isEqualTo(3);
        assertThat(timeline(first, "playbook.skipped")).containsExactly("TRIED_OFTEN_ENOUGH");
    }

    @Test
    void what_waited_for_the_target_is_proposed_as_soon_as_that_is_free() {
        UUID first = incident("warm_url");
        String action =
                until(first, "fill", "state", "awaiting_approval").get("id").toString();
        UUID second = incident("revive_url");
        await().until(() -> timeline(second, "playbook.skipped").equals(List.of("OPEN_ELSEWHERE")));
        // Only what the cancelled action itself brings about, not the look that is due in a minute.
        rows.change("delete from job where task_name = 'plan' and task_instance like ?", "%later:" + second);

        camel.request("direct:action-cancel", exchange -> {
            exchange.setProperty("actor", "user:test");
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("actionId", action);
        });

        until(second, "restart", "state", "awaiting_approval");
    }

    /** As at the end of the time within which its restart may help: the next look is the last. */
    private void noTimeIsLeft(UUID incident) {
        rows.change("update action set verify_until = now() where incident_id = ? and step = 'restart'", incident);
    }

    private UUID incident(String annotation) {
        UUID incident = rows.incident("test", "{}");
        rows.change(
                "update alert set annotations = jsonb_build_object(?, ?) where incident_id = ?",
                annotation,
                url,
                incident);
        plan(incident);
        return incident;
    }

    private void plan(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
    }

    private void approve(UUID incident, String step) {
        UUID action = (UUID) until(incident, step, "state", "awaiting_approval").get("id");
        Map<String, Object> approval = database.sql("select id, digest from approval where action_id = ?")
                .param(action)
                .query()
                .singleRow();
        DecisionRequest request = new DecisionRequest(
                "default",
                (UUID) approval.get("id"),
                rows.user("admin"),
                DecisionRequest.DecisionVerdict.APPROVE,
                String.valueOf(approval.get("digest")),
                "rest",
                null,
                null);
        DecisionOutcome outcome = camel.request("direct:approval-decide", exchange -> {
                    exchange.getMessage().setBody(request);
                    exchange.setProperty("actor", "user:test");
                    exchange.getMessage().setHeader("tenant", "default");
                })
                .getMessage()
                .getBody(DecisionOutcome.class);
        assertThat(outcome.reason()).isEqualTo(DecisionOutcome.DecisionReason.APPROVED);
    }

    private void automation(boolean paused) {
        camel.request("direct:automation-set", exchange -> {
            exchange.setProperty("actor", "user:test");
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("paused", String.valueOf(paused));
        });
    }

    private Map<String, Object> until(UUID incident, String step, String column, String value) {
        return await().until(() -> latest(incident, step), row -> value.equals(row.get(column)));
    }

    private Map<String, Object> latest(UUID incident, String step) {
        List<Map<String, Object>> found = database.sql(
                        "select id, state, reason, verification, verification_reason, looks"
                                + " from action where incident_id = ? and step = ? order by id desc limit 1")
                .params(incident, step)
                .query()
                .listOfRows();
        return found.isEmpty() ? Map.of() : found.get(0);
    }

    private long actions(UUID incident) {
        return rows.count("select count(*) from action where incident_id = ?", incident);
    }

    private boolean noJob(String job, UUID incident) {
        return rows.count(
                        "select count(*) from job where task_name = ? and execution_time <= now() and"
                                + " convert_from(task_data, 'UTF8') like '%' || ? || '%'",
                        job, incident.toString())
                == 0;
    }

    private List<String> timeline(UUID incident, String kind) {
        return database.sql("select reason from incident_event where incident_id = ? and kind = ? order by id")
                .params(incident, kind)
                .query(String.class)
                .list();
    }
}
