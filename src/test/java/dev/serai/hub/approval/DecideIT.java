package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionOutcome.DecisionReason;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.HubIT;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.job.JobQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubIT
class DecideIT {

    private static final int TIMES = 10;

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    private Rows rows;

    @BeforeEach
    void openRows() {
        rows = new Rows(database);
    }

    @Test
    void given_quorum_one_when_64_people_press_at_once_then_one_decision_counts() throws Exception {
        UUID approval = rows.approval("operator", 1, "policy");
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            people.add(rows.user("operator"));
        }

        List<DecisionReason> reasons = atOnce(approval, people);

        assertThat(reasons).filteredOn(DecisionReason.APPROVED::equals).hasSize(1);
        assertThat(reasons).filteredOn(DecisionReason.CLOSED::equals).hasSize(63);
        assertThat(rows.audited(rows.actionOf(approval), "action.approved")).isEqualTo(1);
        assertThat(rows.refused(approval, "CLOSED")).isEqualTo(63);
        assertThat(rows.status(approval)).containsEntry("decisions", 1L).containsEntry("state", "approved");
    }

    @Test
    void given_quorum_two_when_two_people_press_32_times_each_then_each_counts_once() throws Exception {
        UUID approval = rows.approval("approver", 2, "policy");
        UUID first = rows.user("approver");
        UUID second = rows.user("admin");
        List<UUID> presses = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            presses.add(first);
            presses.add(second);
        }

        List<DecisionReason> reasons = atOnce(approval, presses);

        assertThat(reasons).filteredOn(DecisionReason.RECORDED::equals).hasSize(1);
        assertThat(reasons).filteredOn(DecisionReason.APPROVED::equals).hasSize(1);
        assertThat(rows.status(approval)).containsEntry("decisions", 2L);
        assertThat(rows.audited(rows.actionOf(approval), "action.approved")).isEqualTo(1);
    }

    @Test
    void given_quorum_two_then_one_person_is_not_enough_and_an_approved_action_must_start_within_five_minutes() {
        UUID approval = rows.approval("approver", 2, "policy");
        UUID first = rows.user("approver");

        assertThat(decide(approval, first)).isEqualTo(new DecisionOutcome(true, DecisionReason.RECORDED, 2, 1));
        assertThat(decide(approval, first)).isEqualTo(new DecisionOutcome(false, DecisionReason.ALREADY_DECIDED, 2, 1));
        assertThat(rows.status(approval)).containsEntry("state", "open").containsEntry("action", "awaiting_approval");
        assertThat(decide(approval, rows.user("approver")))
                .isEqualTo(new DecisionOutcome(true, DecisionReason.APPROVED, 2, 2));
        assertThat(rows.count(
                        "select count(*) from action where id = ? and start_by > now() + interval '4 minutes' and start_by"
                                + " <= now() + interval '5 minutes'",
                        rows.actionOf(approval)))
                .isEqualTo(1);
    }

    @Test
    void given_two_yes_of_which_one_lost_the_role_then_a_third_person_is_needed() {
        UUID approval = rows.approval("approver", 2, "policy");
        UUID demoted = rows.user("approver");
        decide(approval, demoted);
        rows.change("update app_user set role = 'viewer' where id = ?", demoted);

        assertThat(decide(approval, rows.user("approver")))
                .isEqualTo(new DecisionOutcome(true, DecisionReason.RECORDED, 2, 1));
        assertThat(decide(approval, rows.user("approver")).reason()).isEqualTo(DecisionReason.APPROVED);
    }

    @Test
    void given_one_no_then_the_action_is_rejected_and_nobody_can_say_yes_any_more() {
        UUID approval = rows.approval("approver", 2, "policy");
        decide(approval, rows.user("approver"));

        DecisionOutcome no = send(request(approval, rows.user("approver"), DecisionVerdict.REJECT, "d1", null));

        assertThat(no.reason()).isEqualTo(DecisionReason.REJECTED);
        assertThat(rows.status(approval)).containsEntry("state", "rejected").containsEntry("action", "rejected");
        assertThat(decide(approval, rows.user("approver")).reason()).isEqualTo(DecisionReason.CLOSED);
        assertThat(rows.audited(rows.actionOf(approval), "action.approved")).isZero();
    }

    @Test
    void given_somebody_who_may_not_then_each_is_refused_audited_and_nothing_changes() {
        UUID requester = rows.user("approver");
        UUID approval = rows.approval("approver", 1, "user:user-" + requester);
        UUID disabled = rows.user("approver");
        rows.change("update app_user set disabled = true where id = ?", disabled);
        UUID approver = rows.user("approver");

        refused(
                approval,
                request(approval, rows.user("operator"), DecisionVerdict.APPROVE, "d1", null),
                DecisionReason.ROLE_TOO_LOW);
        refused(
                approval,
                request(approval, rows.user("viewer"), DecisionVerdict.REJECT, "d1", null),
                DecisionReason.ROLE_TOO_LOW);
        refused(approval, request(approval, requester, DecisionVerdict.APPROVE, "d1", null), DecisionReason.REQUESTER);
        refused(
                approval,
                request(approval, disabled, DecisionVerdict.APPROVE, "d1", null),
                DecisionReason.UNKNOWN_USER);
        refused(
                approval,
                request(approval, UUID.randomUUID(), DecisionVerdict.APPROVE, "d1", null),
                DecisionReason.UNKNOWN_USER);
        refused(
                approval,
                request(approval, approver, DecisionVerdict.APPROVE, "d2", null),
                DecisionReason.DIGEST_MISMATCH);
        rows.change("update approval set expires_at = now() where id = ?", approval);
        refused(approval, request(approval, approver, DecisionVerdict.APPROVE, "d1", null), DecisionReason.EXPIRED);
        UUID nowhere = UUID.randomUUID();
        assertThat(decide(nowhere, approver).reason()).isEqualTo(DecisionReason.UNKNOWN_APPROVAL);
        assertThat(rows.refused(nowhere, "UNKNOWN_APPROVAL")).isEqualTo(1);
    }

    @Test
    void given_a_delivery_that_came_before_then_it_is_refused_even_when_the_first_one_did_not_count() {
        UUID approval = rows.approval("operator", 1, "policy");
        String delivery = "delivery-" + approval;
        send(request(approval, rows.user("viewer"), DecisionVerdict.APPROVE, "d1", delivery));

        refused(
                approval,
                request(approval, rows.user("operator"), DecisionVerdict.APPROVE, "d1", delivery),
                DecisionReason.REPLAYED);
    }

    @Test
    void given_a_resolved_incident_then_nobody_can_decide_and_withdrawing_cancels() {
        UUID approval = rows.approval("operator", 1, "policy");
        Object incident = rows.row("select incident_id from approval where id = ?", approval)
                .get("incident_id");
        rows.change("update incident set state = 'resolved' where id = ?", incident);
        refused(
                approval,
                request(approval, rows.user("operator"), DecisionVerdict.APPROVE, "d1", null),
                DecisionReason.CLOSED);

        jobs.schedule(JobQueue.JobRequest.now("withdraw", "default", Map.of("incidentId", incident.toString())));

        await().untilAsserted(() -> assertThat(rows.status(approval))
                .containsEntry("state", "cancelled")
                .containsEntry("action", "cancelled"));
        assertThat(rows.audited(approval, "approval.cancelled")).isEqualTo(1);
    }

    @Test
    void given_a_person_who_cancels_the_action_then_its_approval_is_cancelled_in_that_name() {
        UUID approval = rows.approval("operator", 1, "policy");

        for (int i = 0; i < 2; i++) {
            camel.send("direct:approval-close", exchange -> {
                exchange.setProperty("actor", "user:ada");
                exchange.getIn().setHeader("tenant", "default");
                exchange.getIn().setHeader("actionId", rows.actionOf(approval).toString());
            });
        }

        assertThat(rows.status(approval)).containsEntry("state", "cancelled").containsEntry("action", "cancelled");
        assertThat(rows.count(
                        "select count(*) from audit_event where object_id = ? and verb = 'approval.cancelled' and actor ="
                                + " 'user:ada'",
                        approval.toString()))
                .isEqualTo(1);
    }

    @Test
    void given_the_deadline_then_the_job_expires_the_approval_and_not_before() {
        UUID approval = rows.approval("operator", 1, "policy");
        rows.change("update approval set expires_at = now() + interval '2 seconds' where id = ?", approval);

        jobs.schedule(JobQueue.JobRequest.now("expire", "default", Map.of("approvalId", approval.toString())));

        await().untilAsserted(() -> assertThat(rows.status(approval))
                .containsEntry("state", "expired")
                .containsEntry("action", "expired"));
        assertThat(rows.count("select count(*) from approval where id = ? and closed_at >= expires_at", approval))
                .isEqualTo(1);
        assertThat(decide(approval, rows.user("operator")).reason()).isEqualTo(DecisionReason.CLOSED);
    }

    @Test
    void given_half_time_then_the_escalation_is_recorded_while_the_approval_waits() {
        UUID approval = rows.approval("operator", 1, "policy");

        jobs.schedule(JobQueue.JobRequest.now("escalate", "default", Map.of("approvalId", approval.toString())));

        await().untilAsserted(() ->
                assertThat(rows.audited(approval, "approval.escalated")).isEqualTo(1));
        assertThat(rows.status(approval)).containsEntry("state", "open");
    }

    private void refused(UUID approval, DecisionRequest request, DecisionReason reason) {
        Map<String, Object> before = rows.status(approval);
        long audited = rows.refused(approval, reason.name());

        DecisionOutcome outcome = send(request);

        assertThat(outcome.counted()).isFalse();
        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(rows.status(approval)).isEqualTo(before);
        assertThat(rows.refused(approval, reason.name())).isEqualTo(audited + 1);
    }

    private List<DecisionReason> atOnce(UUID approval, List<UUID> people) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<DecisionReason>> answers = new ArrayList<>();
            for (UUID person : people) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return TenantContext.in(
                            "default", () -> decide(approval, person).reason());
                }));
            }
            start.countDown();
            List<DecisionReason> reasons = new ArrayList<>();
            for (Future<DecisionReason> answer : answers) {
                reasons.add(answer.get());
            }
            return reasons;
        } finally {
            threads.shutdownNow();
        }
    }

    private DecisionOutcome decide(UUID approval, UUID user) {
        return send(request(approval, user, DecisionVerdict.APPROVE, "d1", null));
    }

    /** No gate stands before the route itself: whoever finds no connection in time asks again, as a caller of the API is told. */
    private DecisionOutcome send(DecisionRequest request) {
        Exchange done = ask(request);
        for (int again = 0; again < TIMES && DatabaseFailure.isIn(done.getException()); again++) {
            done = ask(request);
        }
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody(DecisionOutcome.class);
    }

    private Exchange ask(DecisionRequest request) {
        return camel.request(
                "direct:approval-decide", exchange -> exchange.getMessage().setBody(request));
    }

    private static DecisionRequest request(
            UUID approval, UUID user, DecisionVerdict verdict, String digest, @Nullable String delivery) {
        return new DecisionRequest("default", approval, user, verdict, digest, "rest", delivery, null);
    }
}
