package dev.serai.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.hub.HubIT;
import dev.serai.hub.OwnWord;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.job.JobQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class TriageIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    JobQueue jobs;

    @Autowired
    CamelContext camel;

    TriageRows incidents;

    @BeforeEach
    void rows() {
        incidents = new TriageRows(jdbc);
    }

    private void triage(UUID incident, String... reasons) {
        jobs.schedule(JobQueue.JobRequest.now("triage", "default", Map.of("incidentId", incident.toString())));
        await().untilAsserted(() -> assertThat(incidents.reasons(incident)).containsExactly(reasons));
    }

    private NotifyBuilder sent(String job, UUID incident) {
        return new NotifyBuilder(camel)
                .wereSentTo("job://" + job + "*")
                .filter(exchange ->
                        incident.toString().equals(exchange.getMessage().getHeader("incidentId")))
                .whenCompleted(1)
                .create();
    }

    @Test
    void a_new_incident_pages_with_its_reason_on_timeline_and_audit_and_starts_message_and_analysis() {
        UUID incident = incidents.open("high", "production");
        NotifyBuilder notify = sent("notify-incident", incident);
        NotifyBuilder analyse = sent("analyse", incident);

        triage(incident, "NEW_INCIDENT");

        assertThat(incidents.row(incident))
                .containsEntry("verdict", "page")
                .containsEntry("verdict_reason", "NEW_INCIDENT");
        assertThat(incidents.count("incident.triaged", incident)).isEqualTo(1);
        assertThat(notify.matches(60, TimeUnit.SECONDS)).isTrue();
        assertThat(analyse.matches(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_suppressed_incident_tells_nobody_until_it_gets_worse() {
        UUID incident = incidents.open("info", "production");
        NotifyBuilder notify = sent("notify-incident", incident);
        triage(incident, "SEVERITY");
        assertThat(incidents.row(incident)).containsEntry("verdict", "suppress");
        assertThat(notify.matches()).isFalse();

        incidents.touch(incident, "severity = 'critical'");
        triage(incident, "SEVERITY", "SEVERITY");
        assertThat(incidents.row(incident)).containsEntry("verdict", "page");
        assertThat(notify.matches(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_test_environment_and_a_flapping_alert_are_suppressed_and_say_so() {
        UUID test = incidents.open("critical", "test");
        triage(test, "TEST_ENVIRONMENT");
        UUID flapping = incidents.open("high", "production");
        incidents.alert(flapping, 6);
        triage(flapping, "FLAPPING");
        assertThat(incidents.row(flapping)).containsEntry("verdict", "suppress");
    }

    @Test
    void what_flapped_and_has_come_to_stay_pages() {
        UUID unknown = flapping();
        UUID known = flappingAgain();

        recheck(unknown);
        assertThat(incidents.reasons(unknown)).as("it still flaps").containsExactly("FLAPPING");
        incidents.changes(unknown, 0);
        incidents.changes(known, 0);
        recheck(unknown);
        recheck(known);
        assertThat(incidents.reasons(unknown)).containsExactly("FLAPPING", "NEW_INCIDENT");
        assertThat(incidents.reasons(known)).containsExactly("NEW_INCIDENT", "FLAPPING", "REOPENED");
    }

    @Test
    void what_flapped_and_has_come_to_stay_pages_nobody_while_somebody_has_it() {
        UUID unknown = flapping();
        UUID known = flappingAgain();
        UUID joined = flappingAgain();
        for (UUID incident : List.of(unknown, known, joined)) {
            incidents.changes(incident, 0);
            incidents.touch(incident, "state = 'acknowledged', acknowledged_at = now(), acknowledged_by = 'user:anna'");
        }

        recheck(unknown);
        recheck(known);
        assertThat(incidents.reasons(unknown)).containsExactly("FLAPPING");
        assertThat(incidents.reasons(known)).containsExactly("NEW_INCIDENT", "FLAPPING");
        triage(joined, "NEW_INCIDENT", "FLAPPING", "DUPLICATE_OF_OPEN");

        for (UUID incident : List.of(unknown, known)) {
            incidents.touch(incident, "state = 'open', acknowledged_at = null, acknowledged_by = null");
        }
        recheck(unknown);
        recheck(known);
        assertThat(incidents.reasons(unknown)).as("given back").containsExactly("FLAPPING", "NEW_INCIDENT");
        assertThat(incidents.reasons(known)).as("given back").containsExactly("NEW_INCIDENT", "FLAPPING", "REOPENED");
    }

    /** One that nobody was told of, since it flaps. */
    private UUID flapping() {
        UUID incident = incidents.open("high", "production");
        incidents.changes(incident, 6);
        triage(incident, "FLAPPING");
        return incident;
    }

    /** One that people were told of, that was over, and flaps since it is back. */
    private UUID flappingAgain() {
        UUID incident = incidents.open("high", "production");
        triage(incident, "NEW_INCIDENT");
        incidents.changes(incident, 6);
        incidents.event(incident, "incident.reopened");
        incidents.touch(incident, "firing = 1");
        triage(incident, "NEW_INCIDENT", "FLAPPING");
        return incident;
    }

    /** Has the job run that waits for this. */
    private void recheck(UUID incident) {
        String job = " where task_name = 'triage' and task_instance = ?";
        String key = "default/recheck:" + incident;
        assertThat(jdbc.update("update job set execution_time = to_timestamp(0)" + job + " and not picked", key))
                .as("a job waits for it")
                .isEqualTo(1);
        String due = "select count(*) from job" + job + " and (picked or execution_time = to_timestamp(0))";
        await().untilAsserted(() ->
                assertThat(jdbc.queryForObject(due, Integer.class, key)).isZero());
    }

    @Test
    void a_production_alert_that_joins_a_test_incident_raises_its_environment_and_pages() {
        UUID incident = incidents.open("high", "test");
        triage(incident, "TEST_ENVIRONMENT");
        incidents.alert(incident, 0);
        incidents.touch(incident, "alerts = 2, firing = 2");
        triage(incident, "TEST_ENVIRONMENT", "NEW_INCIDENT");
        assertThat(incidents.row(incident))
                .containsEntry("environment", "production")
                .containsEntry("verdict", "page");
    }

    @Test
    void alerts_that_end_and_come_back_leave_the_environment_as_it_is_until_one_of_production_joins() {
        UUID incident = incidents.open("high", "staging");
        triage(incident, "NEW_INCIDENT");

        incidents.alert(incident, "staging", 2);
        incidents.touch(incident, "firing = 0, state = 'resolved'");
        triage(incident, "NEW_INCIDENT", "SELF_RESOLVED");
        assertThat(incidents.row(incident)).as("over").containsEntry("environment", "staging");

        incidents.alert(incident, "staging", 3);
        incidents.touch(incident, "firing = 1, state = 'open'");
        incidents.event(incident, "incident.reopened");
        triage(incident, "NEW_INCIDENT", "SELF_RESOLVED", "REOPENED");
        assertThat(incidents.row(incident)).as("back").containsEntry("environment", "staging");

        incidents.alert(incident, "production", 1);
        incidents.touch(incident, "alerts = 2, firing = 2");
        triage(incident, "NEW_INCIDENT", "SELF_RESOLVED", "REOPENED", "DUPLICATE_OF_OPEN");
        assertThat(incidents.row(incident)).as("joined").containsEntry("environment", "production");
    }

    @Test
    void an_announced_incident_is_not_announced_again_for_a_further_alert_but_when_it_is_back() {
        UUID incident = incidents.open("high", "production");
        triage(incident, "NEW_INCIDENT");

        incidents.touch(incident, "alerts = 2, firing = 2");
        triage(incident, "NEW_INCIDENT", "DUPLICATE_OF_OPEN");
        assertThat(incidents.row(incident))
                .as("a duplicate does not take back that somebody was told")
                .containsEntry("verdict", "page")
                .containsEntry("verdict_reason", "NEW_INCIDENT");

        incidents.touch(incident, "firing = 0, state = 'resolved'");
        triage(incident, "NEW_INCIDENT", "DUPLICATE_OF_OPEN", "SELF_RESOLVED");

        incidents.touch(incident, "firing = 1, state = 'open'");
        incidents.event(incident, "incident.reopened");
        triage(incident, "NEW_INCIDENT", "DUPLICATE_OF_OPEN", "SELF_RESOLVED", "REOPENED");
    }

    @Test
    void while_alerts_join_an_incident_it_is_neither_analysed_nor_told_of_again_until_a_minute_is_over() {
        UUID incident = incidents.open("high", "production");
        incidents.touch(incident, "last_alert_at = now() + interval '1 hour'");
        NotifyBuilder looked = sent("await-calm", incident);
        NotifyBuilder analyse = sent("analyse", incident);

        triage(incident, "NEW_INCIDENT");
        assertThat(looked.matches(60, TimeUnit.SECONDS)).isTrue();
        await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from job where task_name = 'await-calm' and execution_time > now() and"
                                + " task_instance like '%' || ?",
                        Integer.class, incident.toString()))
                .as("it waits on")
                .isOne());
        assertThat(analyse.matches()).isFalse();

        incidents.touch(incident, "opened_at = now() - interval '1 minute'");
        assertThat(analyse.matches(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void what_was_over_before_anybody_looked_is_suppressed() {
        UUID incident = incidents.open("critical", "production");
        incidents.touch(incident, "firing = 0, state = 'resolved'");
        triage(incident, "SELF_RESOLVED");
        assertThat(incidents.row(incident)).containsEntry("verdict", "suppress");
        UUID byHand = incidents.open("critical", "production");
        incidents.touch(byHand, "state = 'resolved'");
        triage(byHand, "SELF_RESOLVED");
    }

    @Test
    void how_often_an_alert_comes_and_goes_is_known_without_its_history() {
        String word = OwnWord.next();
        WebhookClient client = new WebhookClient(port);
        Instant begin = Instant.now().minusSeconds(3_600);
        for (int i = 0; i < 6; i++) {
            String body =
                    "{\"alerts\": [{\"title\": \"Down\", \"severity\": \"low\", \"fingerprint\": \"%s\", \"state\":"
                            + " \"%s\", \"starts_at\": \"%s\"%s, \"labels\": {\"deployment\": \"%s\"}}]}";
            Instant start = begin.plusSeconds(i / 2 * 120L);
            boolean over = i % 2 == 1;
            String end = over ? ", \"ends_at\": \"" + start.plusSeconds(60) + "\"" : "";
            assertThat(client.generic(body.formatted(word, over ? "resolved" : "firing", start, end, word))
                            .status())
                    .isEqualTo(202);
            int changes = i + 1;
            await().untilAsserted(() -> assertThat(jdbc.queryForObject(
                            "select count(*) from alert_event e join alert a on a.id = e.alert_id where a.fingerprint = ?",
                            Integer.class,
                            word))
                    .isEqualTo(changes));
        }
        Map<String, Object> kept = jdbc.queryForMap(
                "select cardinality(s.changes) as levels, s.changes = array(select e.at from alert_event e where"
                        + " e.alert_id = a.id order by e.id desc) as same, s.environments = '{}' as none from alert a join"
                        + " incident_alerts s on s.incident_id = a.incident_id where a.fingerprint = ?",
                word);
        assertThat(kept).containsEntry("levels", 6).containsEntry("same", true).containsEntry("none", true);
    }

    @Test
    void a_repeated_job_decides_nothing_twice() {
        UUID incident = incidents.open("high", "production");
        triage(incident, "NEW_INCIDENT");
        NotifyBuilder again = new NotifyBuilder(camel)
                .fromRoute("triage")
                .filter(exchange ->
                        incident.toString().equals(exchange.getMessage().getHeader("incidentId")))
                .whenDone(1)
                .create();
        jobs.schedule(JobQueue.JobRequest.now("triage", "default", Map.of("incidentId", incident.toString())));
        assertThat(again.matches(60, TimeUnit.SECONDS)).isTrue();
        assertThat(incidents.reasons(incident)).containsExactly("NEW_INCIDENT");
    }
}
