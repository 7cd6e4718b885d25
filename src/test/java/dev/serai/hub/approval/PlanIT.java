package dev.serai.hub.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.approval.Clearance;
import dev.serai.approval.DecisionOutcome;
import dev.serai.approval.DecisionRequest;
import dev.serai.approval.DecisionRequest.DecisionVerdict;
import dev.serai.hub.Hub;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.job.JobQueue;
import dev.serai.hub.job.WorkedOff;
import dev.serai.hub.planning.Playbooks;
import dev.serai.policy.PolicyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** From rules to actions and approvals. A hub of its own: its rules are changed while it runs. */
@HubIT
class PlanIT {

    private static final RulesFolder RULES = RulesFolder.copy();

    @Autowired
    ProducerTemplate camel;

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    @Autowired
    Playbooks playbooks;

    @Autowired
    ApprovalCheck check;

    @Autowired
    SubjectStore subjectStore;

    @Autowired
    ApprovalStore approvalStore;

    @Autowired
    Subjects subjects;

    @Autowired
    Rulebooks rulebooks;

    @Autowired
    PlatformTransactionManager transactions;

    private Rows rows;

    @DynamicPropertySource
    static void ownRules(DynamicPropertyRegistry registry) {
        registry.add("serai.routes-dir", RULES.path::toString);
        registry.add("serai.test", () -> "plan");
    }

    @BeforeEach
    void openRows() {
        rows = new Rows(database);
    }

    @Test
    void given_a_matching_playbook_then_the_action_is_frozen_scored_and_waits_for_a_person() {
        rows.user("operator");
        UUID incident = suspicious("production", "invoice.pdf");
        UUID evidence = database.sql("select id from evidence where incident_id = ?")
                .params(incident)
                .query(UUID.class)
                .single();

        plan(incident);

        Map<String, Object> action = action(incident);
        assertThat(action)
                .containsEntry("state", "awaiting_approval")
                .containsEntry("risk_score", 40)
                .containsEntry("risk_level", "medium")
                .containsEntry("target", "artefact:sha-" + incident)
                .containsEntry("proposed_by", "policy");
        assertThat(rows.row(
                        "select arguments ->> 'stdin_evidence' as id, cast(arguments -> 'command' as text) as command"
                                + " from action where incident_id = ?",
                        incident))
                .containsEntry("id", evidence.toString())
                .containsEntry("command", "[\"/usr/bin/look\", \"-v\", \"--\", \"invoice.pdf\"]");
        Map<String, Object> approval = rows.row("select * from approval where incident_id = ?", incident);
        assertThat(approval)
                .containsEntry("state", "open")
                .containsEntry("quorum", 1)
                .containsEntry("role", "operator")
                .containsEntry("requester_decides", false)
                .containsEntry("reason", null);
        assertThat((String) approval.get("digest")).matches("[0-9a-f]{64}");
        assertThat(rows.count(
                        "select count(*) from job where task_name in ('expire', 'escalate') and task_instance like '%' || ?"
                                + " || '%'",
                        approval.get("id").toString()))
                .isEqualTo(2);
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'approval.opened'",
                        incident))
                .isEqualTo(1);
    }

    @Test
    void given_a_secret_in_an_argument_then_nothing_is_proposed_and_the_timeline_says_why_without_the_secret() {
        // As a Twilio-like key behind a telling letter of its prefix; small letters only, as the playbook's pattern
        // wants.
        String secret = "dapi" + "0123456789abcdef0123456789abcdef";
        UUID incident = suspicious("production", secret);

        plan(incident);

        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
        assertThat(skipped(incident)).isEqualTo("SECRET_IN_ARGUMENTS");
        assertThat(rows.row(
                        "select string_agg(cast(details as text), '') as told from incident_event where incident_id = ?",
                        incident))
                .satisfies(row -> assertThat((String) row.get("told"))
                        .contains("\"detail\": \"command\"")
                        .doesNotContain(secret));
    }

    @Test
    void given_the_same_plan_again_then_nothing_is_proposed_twice_and_another_incident_does_not_touch_the_target() {
        UUID incident = suspicious("production", "a.bin");
        plan(incident);
        plan(incident);
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isEqualTo(1);

        UUID other = rows.incident("production");
        rows.alert(other, "{\"kind\": \"file\", \"name\": \"a.bin\"}");
        rows.evidence(other, "artefact", "sha-" + incident);
        plan(other);

        assertThat(rows.count("select count(*) from action where incident_id = ?", other))
                .isZero();
        assertThat(skipped(other)).isEqualTo("COOLDOWN");

        rows.change("update action set created_at = now() - interval '1 hour' where incident_id = ?", incident);
        plan(other);
        assertThat(skipped(other)).isEqualTo("OPEN_ELSEWHERE");
    }

    @Test
    void given_an_incident_that_reopens_then_its_steps_are_looked_at_anew_and_rest_is_told_once_in_each_episode() {
        rows.change("delete from action where effect = 'read'");
        UUID incident = suspicious("production", "again.bin");
        rows.alert(incident, "{\"url\": \"https://example.test/" + incident + "\"}");
        plan(incident);
        rows.change(
                "update action set state = 'succeeded', started_at = now(), finished_at = now() where incident_id = ?",
                incident);
        plan(incident);
        assertThat(tried(incident, "look")).isEqualTo(1);
        assertThat(rested(incident)).isZero();

        reopen(incident);
        plan(incident);
        plan(incident);
        assertThat(tried(incident, "look")).as("changed a moment ago").isEqualTo(1);
        assertThat(rested(incident)).isEqualTo(1);
        assertThat(tried(incident, "ask")).as("read again").isEqualTo(2);
        assertThat(rows.count(
                        "select count(*) from job where task_name = 'plan' and task_instance like '%' || ? || '%'"
                                + " and execution_time > now()",
                        incident.toString()))
                .isEqualTo(1);

        reopen(incident);
        plan(incident);
        assertThat(rested(incident)).as("said again in another episode").isEqualTo(2);
        rows.change("update action set created_at = now() - interval '1 hour' where incident_id = ?", incident);
        plan(incident);
        assertThat(tried(incident, "look")).isEqualTo(2);
    }

    @Test
    void given_tries_in_earlier_episodes_then_three_are_enough_and_the_timeline_says_so() {
        UUID incident = suspicious("production", "often.bin");
        for (int episode = 0; episode < 5; episode++) {
            plan(incident);
            rows.change(
                    "update action set state = 'failed', finished_at = now(), created_at = now() - interval '1 day'"
                            + " where incident_id = ?",
                    incident);
            reopen(incident);
        }
        assertThat(tried(incident, "look")).isEqualTo(3);
        assertThat(skipped(incident)).isEqualTo("TRIED_OFTEN_ENOUGH");
    }

    @Test
    void given_an_action_without_effect_then_another_incident_waits_for_a_minute_only() {
        UUID incident = suspicious("production", "harmless.bin");
        plan(incident);
        UUID other = rows.incident("production");
        rows.alert(other, "{\"kind\": \"file\", \"name\": \"harmless.bin\"}");
        rows.evidence(other, "artefact", "sha-" + incident);
        String ended = "update action set state = 'failed', started_at = created_at, finished_at = now(), result ="
                + " cast(? as jsonb), created_at = now() - cast(? as interval) where incident_id = ?";

        rows.change(ended, "{\"effect\": \"unknown\"}", "2 minutes", incident);
        plan(other);
        assertThat(tried(other, "look")).isZero();
        rows.change(ended, "{\"effect\": \"none\"}", "30 seconds", incident);
        plan(other);
        assertThat(tried(other, "look")).isZero();
        assertThat(rested(other)).isEqualTo(1);
        rows.change(ended, "{\"effect\": \"none\"}", "2 minutes", incident);
        plan(other);
        assertThat(tried(other, "look")).isEqualTo(1);
    }

    @Test
    void given_somebody_did_the_same_by_hand_then_the_playbook_leaves_the_target_alone_as_long() {
        UUID incident = suspicious("production", "hand.bin");
        plan(incident);
        UUID other = rows.incident("production");
        rows.change(
                "update action set incident_id = ?, playbook = 'by hand', step = kamelet, state = 'succeeded',"
                        + " started_at = now(), finished_at = now() where incident_id = ?",
                other,
                incident);

        plan(incident);
        assertThat(tried(incident, "look")).isZero();
        assertThat(skipped(incident)).isEqualTo("COOLDOWN");

        rows.change("update action set started_at = now() - interval '1 hour' where incident_id = ?", other);
        plan(incident);
        assertThat(tried(incident, "look")).isEqualTo(1);
    }

    @Test
    void given_a_person_said_no_then_the_same_incident_does_not_ask_again() {
        UUID incident = suspicious("production", "b.bin");
        plan(incident);
        UUID approval = approval(incident);
        decide(approval, rows.user("operator"), DecisionVerdict.REJECT);
        rows.change("update action set created_at = now() - interval '1 hour' where incident_id = ?", incident);

        plan(incident);

        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isEqualTo(1);
    }

    @Test
    void given_low_risk_then_policy_approves_and_the_action_is_due_at_once() {
        UUID incident = suspicious("test", "c.bin");

        plan(incident);

        UUID action = (UUID) action(incident).get("id");
        assertThat(rows.audited(action, "action.approved")).isEqualTo(1);
        assertThat(rows.count("select count(*) from approval where incident_id = ?", incident))
                .isZero();
        assertThat(rows.count("select count(*) from action where id = ? and start_by > created_at", action))
                .isEqualTo(1);
        assertThat(clearance(action)).isEqualTo(Clearance.ClearanceReason.CLEAR);
        RULES.whileAppended("playbooks/examine.yaml", "# changed\n", () -> assertThat(clearance(action))
                .isEqualTo(Clearance.ClearanceReason.DIGEST_MISMATCH));
    }

    @Test
    void given_a_reading_step_then_it_runs_without_a_person_until_the_limit_is_reached() {
        rows.change("delete from action where effect = 'read'");
        UUID incident = rows.incident("production");
        rows.alert(incident, "{\"url\": \"https://example.test/" + incident + "\"}");
        plan(incident);
        assertThat(rows.audited((UUID) action(incident).get("id"), "action.approved"))
                .isEqualTo(1);

        rows.change(
                "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256,"
                        + " effect, arguments, target, evidence, risk_score, risk_level, risk_factors, state, proposed_by,"
                        + " created_at, updated_at) select gen_random_uuid(), 'default', ?, 'x', '-', 's', 'k', '-',"
                        + " 'read', '{}', 't' || n, '[]', 1, 'low', '[]', 'succeeded', 'policy', now(), now() from"
                        + " generate_series(1, 30) as n",
                incident);
        UUID next = rows.incident("production");
        rows.alert(next, "{\"url\": \"https://example.test/" + next + "\"}");
        plan(next);

        assertThat(skipped(next)).isEqualTo("RATE_LIMITED");
        assertThat(rows.count("select count(*) from job where task_name = 'plan' and execution_time > now()"))
                .isPositive();
    }

    @Test
    void given_hostile_text_in_an_alert_then_it_reaches_no_command() {
        for (String name : new String[] {"$(reboot)", "--help", "a b", "a\\nb", "..//x", ""}) {
            UUID incident = suspicious("production", name);
            plan(incident);
            assertThat(skipped(incident)).as(name).isEqualTo("PATTERN_MISMATCH");
            assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                    .isZero();
        }
    }

    @Test
    void given_nobody_who_may_decide_then_the_proposal_says_so() {
        rows.change("update app_user set disabled = true where tenant = 'default'");
        UUID incident = suspicious("production", "d.bin");

        plan(incident);

        assertThat(rows.row("select reason from approval where incident_id = ?", incident))
                .containsEntry("reason", "NOBODY_ELIGIBLE");
        assertThat(rows.count(
                        "select count(*) from incident_event where incident_id = ? and kind = 'approval.opened' and reason ="
                                + " 'NOBODY_ELIGIBLE'",
                        incident))
                .isEqualTo(1);
    }

    @Test
    void given_a_suppressed_or_resolved_incident_then_nothing_is_proposed() {
        UUID suppressed = suspicious("production", "e.bin");
        rows.change("update incident set verdict = 'suppress' where id = ?", suppressed);
        UUID resolved = suspicious("production", "f.bin");
        rows.change("update incident set state = 'resolved' where id = ?", resolved);

        plan(suppressed);
        plan(resolved);

        assertThat(rows.count("select count(*) from action where incident_id in (?, ?)", suppressed, resolved))
                .isZero();
    }

    @Test
    void given_an_approved_action_then_any_change_of_what_was_approved_is_found() {
        UUID person = rows.user("operator");
        UUID incident = suspicious("production", "g.bin");
        plan(incident);
        decide(approval(incident), person, DecisionVerdict.APPROVE);
        UUID action = (UUID) action(incident).get("id");
        assertThat(clearance(action)).isEqualTo(Clearance.ClearanceReason.CLEAR);

        for (String file : new String[] {"playbooks/examine.yaml", "policy/approval.yaml", "policy/risk.yaml"}) {
            RULES.whileAppended(file, "\n# changed\n", () -> assertThat(clearance(action))
                    .as(file)
                    .isEqualTo(Clearance.ClearanceReason.DIGEST_MISMATCH));
        }
        RULES.whileAppended("policy/approval.yaml", "\nnonsense: true\n", () -> assertThat(clearance(action))
                .isEqualTo(Clearance.ClearanceReason.POLICY_UNREADABLE));
        for (String tampering : new String[] {
            "arguments = jsonb_set(arguments, '{command,0}', '\"/bin/sh\"')",
            "target = 'artefact:other'",
            "risk_score = 10",
            "risk_factors = '[]'",
            "image_digest = 'sha256:other'",
            "playbook_sha256 = 'other'",
            "kamelet_sha256 = 'other'",
            "dry_run = 'nothing'",
            "target_version = '7'",
            "evidence = '[]'"
        }) {
            assertThat(clearanceWhile("update action set " + tampering + " where id = ?", action, action))
                    .as(tampering)
                    .isEqualTo(Clearance.ClearanceReason.DIGEST_MISMATCH);
        }
        assertThat(clearanceWhile("update approval set expires_at = now() where action_id = ?", action, action))
                .isEqualTo(Clearance.ClearanceReason.DIGEST_MISMATCH);
        assertThat(clearanceWhile("update approval set requester = 'user:x' where action_id = ?", action, action))
                .isEqualTo(Clearance.ClearanceReason.DIGEST_MISMATCH);
        assertThat(clearanceWhile("update app_user set disabled = true where id = ?", action, person))
                .isEqualTo(Clearance.ClearanceReason.QUORUM_LOST);
        assertThat(clearanceWhile("update app_user set role = 'viewer' where id = ?", action, person))
                .isEqualTo(Clearance.ClearanceReason.QUORUM_LOST);
        assertThat(clearanceWhile("update approval set state = 'open' where action_id = ?", action, action))
                .isEqualTo(Clearance.ClearanceReason.NOT_APPROVED);
        rows.evidence(incident, "log", "later-" + incident);
        assertThat(clearance(action))
                .as("evidence collected later voids nothing")
                .isEqualTo(Clearance.ClearanceReason.CLEAR);
        assertThat(clearance(UUID.randomUUID())).isEqualTo(Clearance.ClearanceReason.UNKNOWN_ACTION);
    }

    @Test
    void given_a_freeze_window_that_opens_after_the_approval_then_the_action_may_not_start() {
        String policy = RULES.read("policy/risk.yaml");
        Instant from = Instant.now().plus(Duration.ofHours(1));
        RULES.write(
                "policy/risk.yaml",
                policy.replace(
                        "freezes: []",
                        "freezes:\n  - { from: \"" + from + "\", until: \"" + from.plusSeconds(60)
                                + "\", reason: a holiday }"));
        try {
            UUID incident = suspicious("production", "h.bin");
            plan(incident);
            decide(approval(incident), rows.user("operator"), DecisionVerdict.APPROVE);
            UUID action = (UUID) action(incident).get("id");
            ApprovalCheck inTheWindow = new ApprovalCheck(
                    subjectStore, approvalStore, subjects, rulebooks, Clock.fixed(from.plusSeconds(1), ZoneOffset.UTC));

            assertThat(clearance(action)).isEqualTo(Clearance.ClearanceReason.CLEAR);
            assertThat(clearance(inTheWindow, action)).isEqualTo(Clearance.ClearanceReason.FREEZE_WINDOW);
        } finally {
            RULES.write("policy/risk.yaml", policy);
        }
    }

    @Test
    void given_an_incident_then_analysts_are_told_which_playbooks_match() {
        UUID incident = suspicious("production", "i.bin");

        assertThat(playbooks.matching(incident)).containsExactly("examine");
        assertThat(playbooks.matching(rows.incident("production"))).isEmpty();
    }

    @Test
    void given_a_playbook_that_breaks_while_the_hub_runs_then_the_last_good_one_stays() {
        UUID incident = suspicious("production", "j.bin");
        String good = RULES.read("playbooks/examine.yaml");
        RULES.write("playbooks/examine.yaml", good + "colour: red\n");
        try {
            assertThat(playbooks.matching(incident)).containsExactly("examine");
        } finally {
            RULES.write("playbooks/examine.yaml", good);
        }
    }

    @Test
    void given_a_broken_playbook_then_the_hub_does_not_start_and_names_file_and_line() {
        RulesFolder broken = RulesFolder.copy();
        broken.write("playbooks/examine.yaml", RulesFolder.EXAMINE.replace("alert.labels.kind", "alert.lables.kind"));

        assertThatThrownBy(() -> new SpringApplicationBuilder(Hub.class)
                        .initializers(new TestDatabase())
                        .run("--serai.routes-dir=" + broken.path, "--server.port=0"))
                .rootCause()
                .isInstanceOf(PolicyException.class)
                .hasMessageMatching(
                        "(?s).*playbooks/examine\\.yaml:3:\\d+: .*undeclared reference to 'alert' \\(at character \\d+\\),"
                                + " known names are: .*")
                .hasMessageContaining("alert.labels")
                // What the file's values say is nobody's to read in a log.
                .hasMessageNotContaining("lables");
    }

    private void reopen(UUID incident) {
        rows.change(
                "insert into incident_event (id, tenant, incident_id, kind, actor, reason, details, at) values"
                        + " (gen_random_uuid(), 'default', ?, 'incident.reopened', 'system', 'RESOLVED_RECENTLY', '{}',"
                        + " now())",
                incident);
    }

    private long tried(UUID incident, String step) {
        return rows.count("select count(*) from action where incident_id = ? and step = ?", incident, step);
    }

    private long rested(UUID incident) {
        return rows.count(
                "select count(*) from incident_event where incident_id = ? and kind = 'playbook.skipped' and reason ="
                        + " 'COOLDOWN'",
                incident);
    }

    private UUID suspicious(String environment, String name) {
        UUID incident = rows.incident(environment);
        rows.alert(incident, "{\"kind\": \"file\", \"name\": \"" + name + "\"}");
        rows.evidence(incident, "artefact", "sha-" + incident);
        return incident;
    }

    private void plan(UUID incident) {
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
        WorkedOff.await(database, "plan");
        assertThat(rows.count("select count(*) from dead_job where job = 'plan'"))
                .isZero();
    }

    private Map<String, Object> action(UUID incident) {
        return rows.row("select * from action where incident_id = ?", incident);
    }

    private UUID approval(UUID incident) {
        return (UUID) rows.row("select id from approval where incident_id = ?", incident)
                .get("id");
    }

    private String skipped(UUID incident) {
        return database.sql(
                        "select reason from incident_event where incident_id = ? and kind = 'playbook.skipped' order by"
                                + " id desc limit 1")
                .params(incident)
                .query(String.class)
                .single();
    }

    private void decide(UUID approval, UUID user, DecisionVerdict verdict) {
        String digest = (String)
                rows.row("select digest from approval where id = ?", approval).get("digest");
        DecisionOutcome outcome = camel.request("direct:approval-decide", exchange -> exchange.getMessage()
                        .setBody(new DecisionRequest("default", approval, user, verdict, digest, "rest", null, null)))
                .getMessage()
                .getBody(DecisionOutcome.class);
        assertThat(outcome.counted()).isTrue();
    }

    private Clearance.ClearanceReason clearance(UUID action) {
        return clearance(check, action);
    }

    private Clearance.ClearanceReason clearance(ApprovalCheck by, UUID action) {
        return new TransactionTemplate(transactions)
                .execute(status -> by.recompute("default", action).reason());
    }

    /** Looks at the action inside a transaction that tampers with the rows, and takes the tampering back. */
    private Clearance.ClearanceReason clearanceWhile(String tampering, UUID action, UUID parameter) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            rows.change(tampering, parameter);
            return check.recompute("default", action).reason();
        });
    }
}
