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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people propose, run and take back, over the API. */
class PersonProposalIT extends OperationsHub {

    @Autowired
    JdbcClient database;

    @Autowired
    JobQueue jobs;

    private Rows rows;
    private String admin;
    private UUID incident;
    private UUID evidence;

    @BeforeEach
    void anIncident() {
        rows = new Rows(database);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        incident = rows.incident("test");
        rows.alert(incident, "{\"kind\": \"other\"}");
        evidence = rows.evidence(incident, "artefact", "sha-" + incident);
    }

    @Test
    void given_an_operators_proposal_then_somebody_else_must_agree_however_harmless_the_incident_is() {
        String ann = People.token(api, Role.OPERATOR);
        String bob = People.token(api, Role.OPERATOR);

        Answer proposed = propose(ann, hand(Map.of()));

        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        JsonNode proposal = proposed.json();
        assertThat(proposal.path("outcome").asText()).isEqualTo("proposed");
        assertThat(proposal.path("state").asText()).isEqualTo("awaiting_approval");
        // 20 of the Kamelet, and the riskiest environment and severity although the incident is in a test environment
        assertThat(proposal.path("risk_score").asInt()).isEqualTo(45);
        assertThat(proposal.path("target").asText()).isEqualTo("artefact:sha-" + incident);
        assertThat(proposal.path("eligible").asInt()).isPositive();
        String approval = proposal.path("approval_id").asText();
        JsonNode asked = api.get("/approvals/" + approval, ann).json();
        Map<String, Object> yes =
                Map.of("verdict", "approve", "digest", asked.path("digest").asText());
        Answer own = api.send("POST", "/approvals/" + approval + "/decisions", ann, yes);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.problem()).isEqualTo("decider-is-requester");
        Answer other = api.send("POST", "/approvals/" + approval + "/decisions", bob, yes);
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        String action = proposal.path("action_id").asText();
        // and it starts; the evidence of this test is not what its hash says, so it is handed to nobody
        await().until(() -> kinds().contains("action.started"));
        assertThat(action(action).path("playbook").asText()).isEqualTo("by hand");
        assertThat(kinds()).contains("action.proposed", "approval.opened", "approval.approved");
        assertThat(rows.audited(UUID.fromString(action), "action.proposed")).isEqualTo(1);
    }

    @Test
    void given_a_dry_run_then_the_answer_says_everything_and_nothing_is_stored() {
        String ann = People.token(api, Role.OPERATOR);
        People.token(api, Role.OPERATOR);
        long audit = rows.count("select count(*) from audit_event where actor like 'user:operator-%'");

        JsonNode dry = propose(ann, hand(Map.of("dry_run", true))).json();
        Map<String, Object> bad = hand(Map.of("dry_run", true));
        bad.put("arguments", Map.of("command", "sh"));
        Answer refused = propose(ann, bad);

        assertThat(dry.path("outcome").asText()).isEqualTo("proposed");
        assertThat(dry.path("dry_run").asBoolean()).isTrue();
        assertThat(dry.path("action_id").isNull()).isTrue();
        assertThat(dry.path("quorum").asInt()).isEqualTo(1);
        assertThat(dry.path("role").asText()).isEqualTo("operator");
        assertThat(dry.path("deciders")).isNotEmpty();
        assertThat(dry.path("risk_factors").findValuesAsText("name")).contains("base_risk", "environment");
        assertThat(refused.status()).as(refused.text()).isEqualTo(200);
        assertThat(refused.json().path("outcome").asText()).isEqualTo("refused");
        assertThat(refused.json().path("reason").asText()).isEqualTo("SCHEMA_MISMATCH");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
        assertThat(rows.count("select count(*) from audit_event where actor like 'user:operator-%'"))
                .isEqualTo(audit);
    }

    @Test
    void given_what_a_person_must_not_be_able_to_do_then_it_is_refused_and_nothing_is_stored() {
        UUID elsewhere = rows.evidence(rows.incident("test"), "artefact", "sha-else-" + incident);
        Map<String, Map<String, Object>> wishes = new HashMap<>();
        wishes.put("422 unknown-action", request("no-such-action", Map.of("x", 1)));
        wishes.put("422 unknown-action 2", request("docker-sandbox-remove-action", Map.of("actionId", "x")));
        wishes.put(
                "422 arguments-refused",
                request(
                        "docker-sandbox-action",
                        Map.of("command", List.of("id"), "stdin_evidence", evidence, "image", "evil")));
        wishes.put(
                "422 arguments-refused 2",
                request("test-change-action", Map.of("command", List.of("id"), "stdin_evidence", elsewhere)));
        wishes.put("422 arguments-refused 3", request("docker-sandbox-action", Map.of("command", List.of("id"))));
        wishes.put(
                "422 address-refused",
                request("http-probe-action", Map.of("url", "http://169.254.169.254/latest", "method", "GET")));
        wishes.put(
                "422 address-refused 2",
                request("http-request-action", Map.of("url", "https://shop.example.com.evil.test/", "method", "POST")));
        wishes.put(
                "422 address-refused 3",
                request("http-probe-action", Map.of("url", "https://a@shop.example.com/", "method", "GET")));
        wishes.put(
                "422 arguments-refused 4",
                request("http-probe-action", Map.of("url", "https://shop.example.com/\n", "method", "GET")));
        wishes.put("400 invalid-request 3", request("http-probe-action\n", Map.of("url", "https://shop.example.com/")));
        Map<String, Object> lower = hand(Map.of());
        lower.put("risk_score", 1);
        wishes.put("400 invalid-request", lower);
        Map<String, Object> both = hand(Map.of());
        both.put("playbook", "two-steps");
        both.put("step", "first");
        wishes.put("400 invalid-request 2", both);
        wishes.put("422 unknown-action 3", Map.of("incident_id", incident, "playbook", "no-such", "step", "x"));
        wishes.put("404 not-found", Map.of("incident_id", UUID.randomUUID(), "playbook", "two-steps", "step", "first"));
        String ann = People.token(api, Role.OPERATOR);

        wishes.forEach((expected, wish) -> {
            Answer answer = propose(ann, wish);
            assertThat(answer.status() + " " + answer.problem())
                    .as(wish + answer.text())
                    .isEqualTo(expected.replaceAll(" \\d$", ""));
        });
        assertThat(propose(People.token(api, Role.VIEWER), hand(Map.of())).status())
                .isEqualTo(403);
        rows.change("update incident set state = 'resolved' where id = ?", incident);
        assertThat(propose(ann, hand(Map.of())).problem()).isEqualTo("incident-resolved");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
    }

    @Test
    void given_a_protected_namespace_or_a_node_in_the_arguments_then_the_risk_says_so_whatever_the_incident_is() {
        Map<String, Object> scale = request(
                "kubernetes-scale-action",
                Map.of(
                        "cluster", "nowhere",
                        "kind", "Deployment",
                        "namespace", "kube-system",
                        "name", "coredns",
                        "replicas", 1));
        scale.put("dry_run", true);
        Map<String, Object> cordon =
                request("kubernetes-cordon-action", Map.of("cluster", "nowhere", "name", "node-1"));
        cordon.put("dry_run", true);

        JsonNode scaled = propose(admin, scale).json();
        JsonNode cordoned = propose(admin, cordon).json();

        assertThat(scaled.path("risk_factors").findValuesAsText("name"))
                .as(scaled.toString())
                .contains("protected_target", "environment", "severity");
        assertThat(scaled.path("risk_level").asText()).isEqualTo("critical");
        assertThat(cordoned.path("risk_factors").findValuesAsText("name"))
                .as(cordoned.toString())
                .contains("node_level");
    }

    @Test
    void given_a_cluster_whose_setting_says_that_it_is_for_tests_then_only_that_lowers_the_risk() {
        assertThat(environment(scaled("nowhere", "pay"))).isEqualTo(15);
        assertThat(environment(scaled("nursery", "pay"))).isZero();

        UUID live = rows.incident("production");
        rows.change("update incident set cluster = 'nursery', namespace = 'live' where id = ?", live);
        assertThat(environment(scaled("nursery", "live")))
                .as("what is open there says more")
                .isEqualTo(15);
    }

    private JsonNode scaled(String cluster, String namespace) {
        Map<String, Object> scale = request(
                "kubernetes-scale-action",
                Map.of("cluster", cluster, "kind", "Deployment", "namespace", namespace, "name", "api", "replicas", 2));
        scale.put("dry_run", true);
        return propose(admin, scale).json();
    }

    private static int environment(JsonNode proposal) {
        for (JsonNode factor : proposal.path("risk_factors")) {
            if (factor.path("name").asText().equals("environment")) {
                return factor.path("points").asInt();
            }
        }
        assertThat(proposal.path("risk_factors")).as(proposal.toString()).isNotEmpty();
        return 0;
    }

    @Test
    void given_one_open_action_on_a_target_then_neither_hand_nor_playbook_opens_another_and_rest_is_kept() {
        assertThat(propose(admin, hand(Map.of())).status()).isEqualTo(201);
        Answer again = propose(People.token(api, Role.OPERATOR), hand(Map.of()));
        Answer step = propose(admin, Map.of("incident_id", incident, "playbook", "two-steps", "step", "first"));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("proposal-refused");
        assertThat(again.json().path("detail").asText()).startsWith("ALREADY_OPEN");
        assertThat(step.json().path("detail").asText()).startsWith("ALREADY_OPEN");
        rows.change("update action set state = 'succeeded', started_at = now() where incident_id = ?", incident);
        Answer resting = propose(admin, hand(Map.of()));
        assertThat(resting.json().path("detail").asText()).startsWith("COOLDOWN");
        assertThat(Integer.parseInt(resting.header("Retry-After"))).isBetween(1, 3600);
        assertThat(again.header("Retry-After"))
                .as("nobody knows when it is decided")
                .isEmpty();
        rows.change(
                "update action set state = 'failed', started_at = now() - interval '2 minutes',"
                        + " result = '{\"effect\": \"none\"}' where incident_id = ?",
                incident);
        assertThat(propose(admin, hand(Map.of())).status())
                .as("what had no effect leaves nothing to wait for")
                .isEqualTo(201);
    }

    @Test
    void given_a_change_that_is_being_verified_then_a_person_may_act_unless_another_is_open() {
        String verifying = "update action set kamelet = 'other-action', state = 'succeeded', verification = 'pending'"
                + " where id = cast(? as uuid)";
        String first = propose(admin, hand(Map.of())).json().path("action_id").asText();
        rows.change(verifying, first);
        Answer second = propose(admin, hand(Map.of()));
        assertThat(second.status()).as(second.text()).isEqualTo(201);

        rows.change(verifying, second.json().path("action_id").asText());
        rows.change("update action set state = 'running', verification = null where id = cast(? as uuid)", first);
        assertThat(propose(admin, hand(Map.of())).json().path("detail").asText())
                .as("the older one is open")
                .isEqualTo("ALREADY_OPEN: running");
    }

    @Test
    void given_a_reading_action_then_it_runs_at_once_within_the_limit_of_all_reads() {
        rows.change("delete from action where effect = 'read'");
        Map<String, Object> read = request("test-read-action", Map.of("url", "https://shop.example.com/" + incident));

        Answer first = propose(admin, read);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().path("state").asText()).isEqualTo("approved");
        assertThat(first.json().path("reason").asText()).isEqualTo("READING_STEP");
        rows.change(
                "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256,"
                        + " effect, arguments, target, evidence, risk_score, risk_level, risk_factors, state, proposed_by,"
                        + " created_at, updated_at) select gen_random_uuid(), 'default', ?, 'x', '-', 's', 'k', '-',"
                        + " 'read', '{}', 't' || n, '[]', 1, 'low', '[]', 'succeeded', 'policy', now(), now() from"
                        + " generate_series(1, 30) as n",
                incident);
        Answer limited =
                propose(admin, request("test-read-action", Map.of("url", "https://shop.example.com/2/" + incident)));
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.problem()).isEqualTo("reads-limited");
        assertThat(limited.header("Retry-After")).isEqualTo("60");
        rows.change("delete from action where effect = 'read' and kamelet = 'k'");
    }

    @Test
    void given_a_playbook_that_does_not_apply_then_a_person_may_run_it_step_by_step_and_nothing_of_it_is_low() {
        JsonNode dry = run(Map.of("incident_id", incident, "dry_run", true)).json();
        assertThat(dry.path("applies").asBoolean()).isFalse();
        assertThat(dry.path("steps").findValuesAsText("outcome")).containsExactly("proposed", "later");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();

        Answer started = run(Map.of("incident_id", incident));

        assertThat(started.status()).as(started.text()).isEqualTo(201);
        JsonNode first = started.json().path("steps").path(0);
        assertThat(first.path("risk_level").asText()).isEqualTo("medium");
        assertThat(first.path("risk_factors").findValuesAsText("name")).contains("person_only");
        assertThat(first.path("requested_by").asText()).isEqualTo("user:admin");
        assertThat(run(Map.of("incident_id", incident)).json().path("steps").findValuesAsText("outcome"))
                .containsExactly("waiting", "later");

        // when the first step is over, the next one follows although the condition still does not hold
        rows.change(
                "update action set state = 'succeeded' where id = ?",
                UUID.fromString(first.path("action_id").asText()));
        jobs.schedule(JobQueue.JobRequest.now("plan", "default", Map.of("incidentId", incident.toString())));
        await().until(() -> rows.count(
                        "select count(*) from action where incident_id = ? and step = 'second' and proposed_by ="
                                + " 'user:admin' and risk_level = 'medium'",
                        incident)
                == 1);
        assertThat(run(Map.of("incident_id", incident)).json().path("steps").findValuesAsText("outcome"))
                .containsExactly("done", "waiting");
        assertThat(kinds()).contains("playbook.requested");
    }

    @Test
    void given_the_playbooks_then_they_are_shown_as_their_files_say() {
        JsonNode list = api.get("/playbooks", admin).json();
        assertThat(list.path("items").findValuesAsText("name")).containsExactly("drop-cache", "try-out", "two-steps");
        assertThat(list.path("next_cursor").isNull()).isTrue();

        JsonNode shown = api.get("/playbooks/two-steps", admin).json();

        assertThat(shown.path("when").asText()).isEqualTo("alert.labels.kind == \"never\"");
        JsonNode step = shown.path("steps").path(0);
        assertThat(step.path("title").asText()).isEqualTo("The first look");
        assertThat(step.path("effect").asText()).isEqualTo("change");
        assertThat(step.path("base_risk").asInt()).isEqualTo(20);
        assertThat(step.path("verify").asText()).isEqualTo("result.exit_code == 0");
        assertThat(step.path("cooldown_seconds").asInt()).isEqualTo(3600);
        assertThat(step.path("compensate_with").asText()).isEqualTo("test-undo-action");
        assertThat(step.path("on_failure").asText()).isEqualTo("continue");
        assertThat(api.get("/playbooks/nothing", admin).status()).isEqualTo(404);
    }

    @Test
    void given_an_action_that_ran_then_it_is_taken_back_once_by_an_action_with_its_own_approval() {
        String id = propose(admin, hand(Map.of())).json().path("action_id").asText();
        assertThat(compensate(id).problem()).isEqualTo("no-compensation");
        rows.change(
                "update action set state = 'succeeded', started_at = now(), result = '{\"compensation\": {\"kamelet\":"
                        + " \"test-undo-action\", \"arguments\": {\"before\": 3, \"other\": 1}}}' where id = ?",
                UUID.fromString(id));

        Answer taken = compensate(id);

        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(taken.json().path("kamelet").asText()).isEqualTo("test-undo-action");
        assertThat(taken.json().path("compensates").asText()).isEqualTo(id);
        assertThat(taken.json().path("state").asText()).isEqualTo("awaiting_approval");
        assertThat(taken.json().path("arguments").toString())
                .isEqualTo("{\"before\":3,\"stdin_evidence\":\"" + evidence + "\"}");
        assertThat(action(taken.json().path("action_id").asText())
                        .path("compensates")
                        .asText())
                .isEqualTo(id);
        assertThat(compensate(id).problem()).isEqualTo("proposal-refused");
        assertThat(compensate(UUID.randomUUID().toString()).status()).isEqualTo(404);
        String undo = taken.json().path("action_id").asText();
        rows.change("update action set state = 'succeeded' where id = ?", UUID.fromString(undo));
        assertThat(compensate(undo).json().path("detail").asText()).contains("names no action");
    }

    @Test
    void given_an_incident_that_is_over_then_an_action_of_it_is_still_taken_back_and_nothing_else_is_done() {
        String ann = People.token(api, Role.OPERATOR);
        String bob = People.token(api, Role.OPERATOR);
        String id = propose(ann, hand(Map.of())).json().path("action_id").asText();
        rows.change("update action set state = 'succeeded', started_at = now() where id = ?", UUID.fromString(id));
        rows.change("update approval set state = 'approved' where action_id = ?", UUID.fromString(id));
        String open = compensate(id).json().path("action_id").asText();

        Answer resolved = api.send("POST", "/incidents/" + incident + "/resolve", admin, null, Map.of());

        assertThat(resolved.status()).as(resolved.text()).isEqualTo(200);
        assertThat(action(open).path("state").asText()).isEqualTo("awaiting_approval");
        api.send("POST", "/actions/" + open + "/cancel", admin, null, Map.of());
        assertThat(propose(ann, hand(Map.of())).problem()).isEqualTo("incident-resolved");
        assertThat(run(Map.of("incident_id", incident)).problem()).isEqualTo("incident-resolved");
        Answer past = run(Map.of("incident_id", incident, "dry_run", true));
        assertThat(past.status()).as(past.text()).isEqualTo(200);
        Answer taken = compensate(id);
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        String undo = taken.json().path("action_id").asText();
        String approval = taken.json().path("approval_id").asText();
        String digest =
                api.get("/approvals/" + approval, bob).json().path("digest").asText();
        Answer yes = api.send(
                "POST", "/approvals/" + approval + "/decisions", bob, Map.of("verdict", "approve", "digest", digest));
        assertThat(yes.status()).as(yes.text()).isEqualTo(200);
        await().until(() -> rows.audited(UUID.fromString(undo), "action.started") == 1);
    }

    @Test
    void given_a_note_then_it_stands_on_the_timeline_as_it_was_written() {
        String text = "Restarted \u202e by hand; ${x} <b>'--\n second line \ud83d\udc2b";

        Answer noted = api.send("POST", "/incidents/" + incident + "/notes", admin, Map.of("text", text));

        assertThat(noted.status()).as(noted.text()).isEqualTo(201);
        assertThat(noted.json().path("kind").asText()).isEqualTo("incident.noted");
        assertThat(noted.json().path("actor").asText()).isEqualTo("user:admin");
        assertThat(noted.json().path("details").path("text").asText()).isEqualTo(text);
        JsonNode timeline =
                api.get("/incidents/" + incident + "/timeline?limit=200", admin).json();
        assertThat(timeline.findValuesAsText("text")).containsExactly(text);
        rows.change("update incident set state = 'resolved' where id = ?", incident);
        assertThat(api.send("POST", "/incidents/" + incident + "/notes", admin, Map.of("text", "afterwards"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void given_nothing_new_then_a_person_may_still_ask_for_another_analysis() {
        String path = "/incidents/" + incident + "/analyses";
        for (int runs = 1; runs <= 2; runs++) {
            int expected = runs;
            Answer asked = api.send("POST", path, admin, null, Map.of());
            assertThat(asked.status()).as(asked.text()).isEqualTo(202);
            await().until(() -> api.get(path, admin).json().path("items").size() >= expected);
        }
        assertThat(kinds()).contains("incident.analysis_requested", "incident.analysed");
        rows.change("update incident set state = 'resolved' where id = ?", incident);
        assertThat(api.send("POST", path, admin, null, Map.of()).problem()).isEqualTo("incident-resolved");
    }

    private Map<String, Object> hand(Map<String, Object> more) {
        Map<String, Object> wish =
                request("test-change-action", Map.of("command", List.of("/usr/bin/look"), "stdin_evidence", evidence));
        wish.putAll(more);
        return wish;
    }

    private Map<String, Object> request(String action, Map<String, Object> arguments) {
        return new HashMap<>(Map.of("incident_id", incident, "action", action, "arguments", arguments));
    }

    private Answer propose(String token, Map<String, Object> wish) {
        return api.send("POST", "/actions", token, wish);
    }

    private Answer run(Map<String, Object> request) {
        return api.send("POST", "/playbooks/two-steps/runs", admin, request);
    }

    private Answer compensate(String action) {
        return api.send("POST", "/actions/" + action + "/compensate", admin, null, Map.of());
    }

    private JsonNode action(String id) {
        return api.get("/actions/" + id, admin).json();
    }

    private List<String> kinds() {
        return api.get("/incidents/" + incident + "/timeline?limit=200", admin)
                .json()
                .findValuesAsText("kind");
    }
}
