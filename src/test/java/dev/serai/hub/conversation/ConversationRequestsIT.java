package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.ShopDeployments;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.intake.WebhookClient;
import dev.serai.hub.job.JobQueue;
import dev.serai.risk.RiskPlace;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a change that a person asks for belongs: to trouble of that very object, or to an incident of its own. */
@WorldIT
class ConversationRequestsIT {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JobQueue jobs;

    @LocalServerPort
    int port;

    private final String name = "own-" + OwnWord.next();
    private ApiClient api;
    private ChannelRows rows;
    private String operator;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        TestCluster.server().reset();
        ShopDeployments.create(name);
        operator = People.token(api, Role.OPERATOR);
    }

    /** The incident of an alert that is posted now. */
    private UUID alert(String state, String cluster, String label, String value, String title) {
        WebhookClient.Answer posted = new WebhookClient(port)
                .generic(
                        """
                        {"alerts": [{"fingerprint": "%1$s-%2$s-%3$s", "state": "%4$s", "severity": "high", "title": "%5$s",
                          "labels": {"cluster": "%1$s", "namespace": "shop", "%2$s": "%3$s"}}]}"""
                                .formatted(cluster, label, value, state, title));
        assertThat(posted.status()).isEqualTo(202);
        return UUID.fromString(rows.text(
                "select cast(incident_id as text) from alert where fingerprint = ?",
                cluster + "-" + label + "-" + value));
    }

    private UUID firing(String cluster, String workload) {
        return alert("firing", cluster, "deployment", workload, workload + " crashes on " + cluster);
    }

    private RestTalk talk(UUID incident) {
        return RestTalk.begin(api, operator, incident.toString());
    }

    private RestTalk talk() {
        return RestTalk.begin(api, operator, null);
    }

    private String state(UUID incident) {
        return rows.text("select state from incident where id = ?", incident);
    }

    private UUID incidentOf(JsonNode said) {
        assertThat(said.path("proposal_id").isTextual())
                .as(said.path("text").asText())
                .isTrue();
        return UUID.fromString(rows.text(
                "select cast(incident_id as text) from action where id = cast(? as uuid)",
                said.path("proposal_id").asText()));
    }

    private long requests(String object) {
        return rows.count(
                "select count(*) from incident where rule = 'person-request' and workload = ? and state <> 'resolved'",
                object);
    }

    private void waitsForApproval(JsonNode said) {
        await().until(() -> rows.text(
                        "select state from action where id = cast(? as uuid)",
                        said.path("proposal_id").asText())
                .equals("awaiting_approval"));
    }

    private void decide(JsonNode said, String verdict) {
        waitsForApproval(said);
        String id = said.path("proposal_id").asText();
        Answer decided = api.send(
                "POST",
                "/approvals/"
                        + rows.text("select cast(id as text) from approval where action_id = cast(? as uuid)", id)
                        + "/decisions",
                People.token(api, Role.APPROVER),
                Map.of(
                        "verdict",
                        verdict,
                        "digest",
                        rows.text("select digest from approval where action_id = cast(? as uuid)", id)));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
    }

    @Test
    void a_request_reopens_nothing_and_pages_nobody() {
        UUID over = firing("shop", name);
        alert("resolved", "shop", "deployment", name, name + " crashes");
        assertThat(state(over)).isEqualTo("resolved");

        UUID asked = incidentOf(talk().ask("scale " + name + " to 5 on cluster shop"));

        assertThat(asked).isNotEqualTo(over);
        assertThat(state(over)).isEqualTo("resolved");
        await().untilAsserted(() -> assertThat(rows.text(
                        "select concat_ws(' ', rule, severity, verdict, verdict_reason) from incident where id = ?",
                        asked))
                .isEqualTo("person-request info suppress PERSON_REQUEST"));
        assertThat(talk().text("why is " + name + " on cluster shop down?"))
                .startsWith("It is over since")
                .contains("Apart from that somebody asked for a change of it: Scale shop/" + name);
    }

    @Test
    void a_change_of_what_is_in_trouble_belongs_to_that_and_of_anything_else_to_none_of_it() {
        String other = "other-" + name;
        ShopDeployments.create(other);
        UUID trouble = firing("shop", name);
        UUID noPlace = UUID.fromString(
                rows.text("select cast(incident_id as text) from alert where id = ?", alertWithoutPlace(other)));
        RestTalk talk = talk(trouble);

        assertThat(incidentOf(talk.ask("restart " + name))).isEqualTo(trouble);
        assertThat(incidentOf(talk.ask("restart " + other + " on cluster shop")))
                .isNotIn(trouble, noPlace);
        assertThat(requests(other)).isOne();
        assertThat(requests(name)).isZero();
    }

    private UUID alertWithoutPlace(String workload) {
        WebhookClient.Answer posted = new WebhookClient(port)
                .generic(
                        """
                        {"alerts": [{"fingerprint": "none-%1$s", "state": "firing", "severity": "high", "title": "x",
                          "labels": {"namespace": "shop", "deployment": "%1$s"}}]}"""
                                .formatted(workload));
        assertThat(posted.status()).isEqualTo(202);
        return UUID.fromString(
                rows.text("select cast(id as text) from alert where fingerprint = ?", "none-" + workload));
    }

    @Test
    void trouble_joins_no_request_and_is_nobodys_although_somebody_took_the_request() {
        RestTalk talk = talk();
        UUID asked = incidentOf(talk.ask("scale " + name + " to 5 on cluster shop"));
        rows.change(
                "update incident set state = 'acknowledged', acknowledged_by = 'user:x', acknowledged_at = now()"
                        + " where id = ?",
                asked);

        UUID trouble = firing("shop", name);

        assertThat(trouble).isNotEqualTo(asked);
        assertThat(state(trouble)).isEqualTo("open");
        assertThat(rows.text("select title from incident where id = ?", trouble))
                .contains("crashes");
    }

    @Test
    void the_environment_and_severity_that_alerts_name_never_lower_the_risk_of_words() {
        String other = "other-" + name;
        ShopDeployments.create(other);
        UUID trouble = firing("shop", name);
        await().until(() -> !triaged(trouble).isEmpty());
        rows.change("update alert set environment = 'staging', severity = 'medium' where incident_id = ?", trouble);
        rows.change("update incident set environment = 'staging', severity = 'medium' where id = ?", trouble);

        String unknown = RiskPlace.BY_HAND + " " + RiskPlace.BY_HAND;
        assertThat(risk(talk(trouble).ask("restart " + name))).isEqualTo(unknown);
        assertThat(risk(talk(trouble).ask("restart " + other + " on cluster shop")))
                .isEqualTo(unknown);
    }

    private String triaged(UUID incident) {
        return rows.text("select coalesce(verdict, '') from incident where id = ?", incident);
    }

    private String risk(JsonNode said) {
        return rows.text(
                "select string_agg(f ->> 'reason', ' ' order by f ->> 'name') from action a,"
                        + " jsonb_array_elements(a.risk_factors) f"
                        + " where a.id = cast(? as uuid) and f ->> 'name' in ('environment', 'severity')",
                said.path("proposal_id").asText());
    }

    @Test
    void what_is_refused_leaves_nothing_open() {
        RestTalk talk = talk();

        assertThat(talk.text("restart " + name + " on cluster sealed")).startsWith("Nothing was proposed");
        assertThat(talk.text("roll back " + name + " on cluster shop")).startsWith("Nothing was proposed");
        assertThat(talk.text("scale " + name + " to 0 on cluster shop"))
                .isEqualTo("Nothing was proposed: Nothing is scaled to fewer than 1 or more than 50 replicas.");

        assertThat(requests(name)).isZero();
        assertThat(rows.count(
                        "select count(*) from alert where labels ->> 'deployment' = ? and state = 'firing'", name))
                .isZero();
    }

    @Test
    void who_asked_takes_the_own_open_request_back_and_nobody_else_does() {
        RestTalk talk = talk();
        JsonNode said = talk.ask("scale " + name + " to 5 on cluster shop");
        UUID asked = incidentOf(said);
        assertThat(said.path("text").asText()).contains("Say \"cancel it\"");
        waitsForApproval(said);
        assertThat(RestTalk.begin(api, People.token(api, Role.ADMIN), asked.toString())
                        .text("cancel it"))
                .startsWith("Nothing was withdrawn");
        assertThat(talk.text("don't cancel it")).doesNotStartWith("Withdrawn");
        assertThat(actionState(said)).isEqualTo("awaiting_approval");
        UUID trouble = firing("shop", name);
        assertThat(talk(trouble).text("what do you propose?"))
                .contains("Nothing else is proposed while this change", "asked for it, and takes it back");

        assertThat(talk.text("cancel it")).startsWith("Withdrawn, and nothing was done: Scale shop/" + name);

        assertThat(actionState(said)).isEqualTo("cancelled");
        assertThat(talk.text("why was it not done?"))
                .matches("It was withdrawn at .* by operator-.*: Scale shop/" + name + ".*");
        assertThat(talk().text("what did I ask for?")).startsWith("It was withdrawn at ");
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'approval.cancelled' and actor like 'user:%'"
                                + " and details ->> 'action_id' = ?",
                        said.path("proposal_id").asText()))
                .isOne();
        await().untilAsserted(() -> assertThat(state(asked)).isEqualTo("resolved"));
        assertThat(talk.text("zieh das zurück")).startsWith("Nichts wurde zurückgezogen");
    }

    private String actionState(JsonNode said) {
        return rows.text(
                "select state from action where id = cast(? as uuid)",
                said.path("proposal_id").asText());
    }

    @Test
    void a_request_ends_when_its_last_action_is_decided_against() {
        RestTalk talk = talk();
        JsonNode said = talk.ask("restart " + name + " on cluster shop");
        UUID asked = incidentOf(said);
        assertThat(talk.text("what happened to my request to restart " + name + "?"))
                .startsWith("Not done yet, it waits for a decision: Restart shop/" + name);

        decide(said, "reject");

        await().untilAsserted(() -> assertThat(state(asked)).isEqualTo("resolved"));
        assertThat(talk.text("warum wurde " + name + " nicht neu gestartet?"))
                .matches(
                        "(?s)Es wurde um .* von .* abgelehnt: shop/" + name + ".*Darum gebeten hat operator-[^\n]*\\.");
        assertThat(incidentOf(talk().ask("restart " + name + " on cluster shop")))
                .isNotEqualTo(asked);
    }

    @Test
    void what_was_asked_for_is_checked_as_the_same_is_in_a_playbook_and_then_the_request_ends() {
        RestTalk talk = talk();
        JsonNode said = talk.ask("scale " + name + " to 5 on cluster shop");
        UUID asked = incidentOf(said);
        String id = said.path("proposal_id").asText();

        decide(said, "approve");

        await().until(() -> verification(id).equals("pending"));
        assertThat(rows.text(
                        "select concat_ws(' ', state, verify ->> 'action', verify #>> '{arguments,name}',"
                                + " verify #>> '{arguments,for_s}', verify ->> 'within') from action where id = cast(? as uuid)",
                        id))
                .isEqualTo("succeeded kubernetes-ready-action " + name + " 60 PT10M");
        assertThat(talk.text("did it help?")).doesNotContain("was not checked");
        assertThat(state(asked)).isEqualTo("open");

        rows.change("update action set verify_until = now() - interval '1 day' where id = cast(? as uuid)", id);
        jobs.schedule(JobQueue.JobRequest.now("verify", "default", Map.of("actionId", id)));

        await().until(() -> verification(id).equals("failed"));
        assertThat(talk.text("did it help?")).contains("did not help");
        assertThat(talk.text("scale " + name + " to 4 on cluster shop"))
                .startsWith("Nothing was proposed: The same was done to this target a short while ago")
                .containsPattern("It is not possible before \\d\\d:\\d\\d UTC \\(in \\d+ min\\)\\.$");
        await().untilAsserted(() -> assertThat(state(asked)).isEqualTo("resolved"));
    }

    private String verification(String action) {
        return rows.text("select coalesce(verification, '') from action where id = cast(? as uuid)", action);
    }

    @Test
    void trouble_elsewhere_is_changed_nowhere_else() {
        UUID elsewhere = firing("prod-" + name, name);
        RestTalk talk = talk(elsewhere);

        for (String words : new String[] {"scale " + name + " to 4", "restart it", "starte " + name + " neu"}) {
            JsonNode said = talk.ask(words);
            assertThat(said.path("proposal_id").isNull()).isTrue();
            assertThat(said.path("text").asText()).as(words).contains("prod-" + name);
        }
        assertThat(talk.text("restart " + name + " on cluster prod-" + name))
                .contains("prod-" + name)
                .doesNotContain("Proposed");
        assertThat(rows.count("select count(*) from action where target like ?", "%" + name + "%"))
                .isZero();
        assertThat(incidentOf(talk.ask("scale " + name + " to 4 on cluster shop")))
                .isNotEqualTo(elsewhere);
    }

    @Test
    void a_question_about_an_object_is_answered_about_that_one_there() {
        String other = "other-" + name;
        ShopDeployments.create(other);
        UUID here = firing("shop", name);
        UUID pod = alert("firing", "shop", "pod", other + "-7d9f8b6c5d-x2x4z", "Pod of " + other + " crashes");
        UUID elsewhere = firing("prod-" + name, name);
        RestTalk talk = talk(here);

        assertThat(cited(talk.ask("how is " + other + " doing?"))).contains(pod.toString());
        assertThat(cited(talk.ask("how is " + name + " on cluster prod-" + name + " doing?")))
                .contains(elsewhere.toString());
        assertThat(cited(talk(elsewhere).ask("how is " + name + " doing?"))).contains(elsewhere.toString());
        assertThat(cited(talk.ask("how is " + name + " doing?"))).contains(here.toString());
    }

    @Test
    void it_is_what_was_spoken_of_last_and_asked_back_about_where_that_is_in_another_cluster() {
        String other = "other-" + name;
        ShopDeployments.create(other);
        UUID here = firing("shop", name);
        firing("shop", other);
        firing("prod-" + name, name);
        RestTalk talk = talk(here);
        talk.ask("why is " + other + " down?");

        assertThat(talk.text("scale it to 5")).contains("Scale shop/" + other + " on shop to 5");
        talk.ask("how is " + name + " on cluster prod-" + name + " doing?");
        assertThat(talk.text("scale it to 4"))
                .contains("name the namespace, the kind or the cluster", name + " on prod-" + name)
                .doesNotContain("Proposed");
    }

    @Test
    void what_happened_in_another_cluster_or_was_only_asked_for_was_not_seen_before() {
        firing("prod-" + name, name);
        alert("resolved", "prod-" + name, "deployment", name, name + " crashes");
        decide(talk().ask("restart " + name + " on cluster shop"), "reject");
        await().untilAsserted(() -> assertThat(requests(name)).isZero());

        RestTalk talk = talk(firing("shop", name));

        assertThat(talk.text("have we seen this?")).startsWith("No, I know of no earlier incident");
        alert("resolved", "shop", "deployment", name, name + " crashes");
        rows.change(
                "update incident set correlation_key = cast(id as text) where workload = ? and cluster = 'shop'", name);
        assertThat(talk(firing("shop", name)).text("have we seen this?"))
                .startsWith("Yes: " + name + " crashes on shop");
    }

    @Test
    void of_what_nobody_alerted_about_no_other_objects_incident_answers() {
        String quiet = "quiet-" + name;
        ShopDeployments.create(quiet);
        RestTalk talk = talk(firing("shop", name));
        incidentOf(talk().ask("scale " + quiet + " to 4 on cluster shop"));

        for (String words :
                new String[] {"is " + quiet + " ok?", "how many pods has " + quiet + "?", "why is " + quiet + " down?"
                }) {
            JsonNode said = talk.ask(words);
            assertThat(said.path("text").asText()).as(words).contains(quiet).doesNotContain("crashes");
        }
    }

    private static String cited(JsonNode said) {
        return said.path("citations") + " " + said.path("text").asText();
    }
}
