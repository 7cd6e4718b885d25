package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.JobQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Jobs that are lost are derived from the rows that need them, and everything goes on. */
@HubIT
class SweepIT {

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    MeterRegistry meters;

    @Value("${spring.datasource.url}")
    String url;

    ActionRows rows;

    @BeforeEach
    void open() {
        rows = new ActionRows(database);
    }

    @Test
    void an_incident_whose_jobs_are_lost_is_triaged_analysed_and_planned_all_the_same() {
        UUID incident = rows.incident("production", "{}");
        rows.change("update incident set verdict = null where id = ?", incident);
        // Nothing is awaited of what is severe.
        rows.change("update alert set severity = 'high' where incident_id = ?", incident);
        sweep();
        assertThat(found("triage", incident)).as("too young to be lost").isZero();

        old(incident);
        double before = meters.counter("serai.sweep.found", "what", "triage").count();
        sweep();
        assertThat(found("triage", incident)).isEqualTo(1);
        assertThat(meters.counter("serai.sweep.found", "what", "triage").count())
                .isGreaterThan(before);
        until(() -> rows.count("select count(*) from analysis where incident_id = ?", incident) > 0);
        until(() -> planned(incident));

        // What the analysis asked for is lost: its plan.
        until(() -> about("plan", incident) + about("analyse", incident) == 0);
        rows.change("update incident set planned_at = null where id = ?", incident);
        owner().sql("update analysis set created_at = now() - interval '5 minutes' where incident_id = ?")
                .param(incident)
                .update();
        sweep();
        assertThat(found("plan", incident)).isEqualTo(1);
        until(() -> planned(incident));
    }

    @Test
    void an_incident_that_pages_without_an_analysis_gets_one_and_a_dead_analysis_is_left_to_people() {
        UUID lost = rows.incident("production", "{}");
        UUID dead = rows.incident("production", "{}");
        old(lost);
        old(dead);
        rows.change(
                "insert into dead_job (id, tenant, job, payload, error, attempts, failed_at) values (?, 'default',"
                        + " 'analyse', cast(? as jsonb), 'x', 5, now())",
                Ids.next(),
                "{\"tenant\":\"default\",\"key\":null,\"headers\":{\"incidentId\":\"" + dead + "\"},\"body\":null}");
        sweep();
        sweep();
        assertThat(found("analysis", lost)).isEqualTo(1);
        assertThat(found("analysis", dead)).isZero();
        until(() -> rows.count("select count(*) from analysis where incident_id = ?", lost) > 0);
        rows.change(
                "update dead_job set retried_at = now() where payload -> 'headers' ->> 'incidentId' = ?", "" + dead);
        sweep();
        assertThat(found("analysis", dead)).isEqualTo(1);
    }

    @Test
    void what_waits_in_a_conversation_that_nobody_is_about_to_answer_is_answered() {
        UUID talk = Ids.next();
        rows.change(
                "insert into conversation (id, tenant, user_id, channel, messages, created_at, last_at)"
                        + " select ?, 'default', id, 'api', 1, now(), now() from app_user where not disabled limit 1",
                talk);
        rows.change(
                "insert into conversation_message (id, tenant, conversation_id, number, author, state, text, at)"
                        + " values (?, 'default', ?, 1, 'person', 'waiting', '/help', now() - interval '2 minutes')",
                Ids.next(),
                talk);
        camel.sendBodyAndHeader("direct:sweep-conversations", null, "tenant", "default");
        assertThat(found("answer", talk)).isEqualTo(1);
        until(() -> rows.count(
                        "select count(*) from conversation_message where conversation_id = ? and author = 'hub'", talk)
                == 1);
    }

    @Test
    void what_does_not_help_is_scheduled_ever_more_seldom_and_not_for_ever() {
        UUID incident = rows.incident("production", "{}");
        old(incident);
        rows.change(
                "insert into sweep_finding (tenant, what, subject, times, found_at) values ('default', 'analysis', ?, 5,"
                        + " now() - interval '1 day')",
                incident);
        sweep();
        assertThat(found("analysis", incident)).isEqualTo(5);
        rows.change(
                "update sweep_finding set times = 2, found_at = now() - interval '3 minutes' where subject = ?",
                incident);
        sweep();
        assertThat(found("analysis", incident)).isEqualTo(2);
        rows.change("update sweep_finding set found_at = now() - interval '5 minutes' where subject = ?", incident);
        sweep();
        assertThat(found("analysis", incident)).isEqualTo(3);
    }

    @Test
    void an_approved_action_that_nobody_starts_is_started_with_every_check() throws Exception {
        Map<String, Object> waiting = waiting();
        // Approved by nobody: the last look refuses it, which shows that it was taken.
        rows.change(
                "update action set state = 'approved', start_by = now() + interval '4 minutes',"
                        + " updated_at = now() - interval '1 minute' where id = ?",
                waiting.get("id"));
        rows.change("update approval set state = 'approved' where id = ?", waiting.get("approval_id"));
        sweep();
        until(() -> rows.count(
                        "select count(*) from action where id = ? and state = 'refused' and reason = 'QUORUM_LOST'",
                        waiting.get("id"))
                == 1);
    }

    @Test
    void an_open_approval_without_its_deadline_expires() throws Exception {
        Map<String, Object> waiting = waiting();
        UUID approval = (UUID) waiting.get("approval_id");
        rows.change("delete from job where task_name = 'expire' and task_instance = ?", "default/" + approval);
        rows.change(
                "update approval set created_at = now() - interval '1 hour', expires_at = now() - interval '1 minute'"
                        + " where id = ?",
                approval);
        sweep();
        assertThat(found("expire", approval)).isEqualTo(1);
        until(() -> rows.count("select count(*) from approval where id = ? and state = 'expired'", approval) == 1);
    }

    @Test
    void a_proposal_that_nobody_tries_out_and_a_verification_that_nobody_makes_go_on() throws Exception {
        Map<String, Object> proposed = waiting();
        rows.change(
                "delete from job where task_name = 'expire' and task_instance = ?",
                "default/" + proposed.get("approval_id"));
        rows.change(
                "update action set state = 'proposed', created_at = now() - interval '1 hour' where id = ?",
                proposed.get("id"));
        UUID helped = (UUID) waiting().get("id");
        rows.change(
                "update action set state = 'succeeded', verification = 'pending', finished_at = now() - interval"
                        + " '1 hour', verify = '{}', verify_until = now() where id = ?",
                helped);
        sweep();
        assertThat(found("preview", (UUID) proposed.get("id"))).isEqualTo(1);
        assertThat(found("verify", helped)).isEqualTo(1);
        rows.change("update action set verification = null where id = ?", helped);
    }

    @Test
    void a_message_that_waits_without_a_delivery_gets_one() {
        UUID message = Ids.next();
        UUID incident = rows.incident("test", "{}");
        rows.change(
                "insert into message (id, tenant, channel, subject, subject_id, chat_id, conversation, waiting,"
                        + " created_at, updated_at) values (?, 'default', 'carrier-pigeon', 'incident', ?, '7', ?, true,"
                        + " now() - interval '1 hour', now() - interval '1 hour')",
                message,
                incident,
                incident);
        sweep();
        sweep();
        assertThat(rows.count(
                        "select count(*) from job where task_name = 'deliver-carrier-pigeon' and task_instance = ?",
                        "default/" + message))
                .isEqualTo(1);
        assertThat(found("deliver", message)).isEqualTo(1);
        rows.change("delete from job where task_name = 'deliver-carrier-pigeon'");
        rows.change("delete from message where id = ?", message);
    }

    @Test
    void people_are_told_of_a_page_and_asked_for_an_approval_when_the_job_for_it_is_lost() throws Exception {
        UUID incident = rows.incident("production", "{}");
        // An analysis that the sweep starts could be done first, and notify of the page itself.
        jobs.schedule(new JobQueue.JobRequest(
                "analyse", null, "default", Map.of("incidentId", incident.toString()), Duration.ofHours(1)));
        old(incident);
        UUID approval = (UUID) waiting().get("approval_id");
        until(() -> notified("approval", approval));
        until(() -> about("notify-approval", approval) == 0);
        rows.change(
                "update approval set notified = false, created_at = now() - interval '1 hour' where id = ?", approval);
        sweep();
        assertThat(found("page", incident)).isEqualTo(1);
        assertThat(found("ask", approval)).isEqualTo(1);
        until(() -> notified("incident", incident) && notified("approval", approval));
    }

    private boolean notified(String table, UUID id) {
        return rows.count("select count(*) from " + table + " where id = ? and notified", id) == 1;
    }

    private void sweep() {
        camel.sendBodyAndHeader("direct:sweep-tenant", null, "tenant", "default");
    }

    private void old(UUID incident) {
        rows.change("update incident set opened_at = now() - interval '10 minutes' where id = ?", incident);
    }

    /** An action of a new incident that waits for its approval. */
    private Map<String, Object> waiting() throws Exception {
        UUID incident = rows.incidentWithArtefact("production", "echo sweep " + UUID.randomUUID());
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
        until(() -> "awaiting_approval".equals(rows.action(incident).get("state")));
        return rows.action(incident);
    }

    /** How often it was found. */
    private long found(String what, UUID subject) {
        return rows.count(
                "select coalesce(sum(times), 0) from sweep_finding where what = ? and subject = ?", what, subject);
    }

    private long about(String job, UUID subject) {
        return rows.count("select count(*) from job_subject where job = ? and subject = ?", job, subject.toString());
    }

    private boolean planned(UUID incident) {
        return rows.count("select count(*) from incident where id = ? and planned_at is not null", incident) == 1;
    }

    private static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().until(condition);
    }

    private JdbcClient owner() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }
}
