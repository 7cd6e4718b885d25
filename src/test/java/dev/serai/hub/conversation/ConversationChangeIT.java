package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.demo.ApiServer;
import dev.serai.digest.Sha256;
import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.ShopDeployments;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.Retries;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes that people ask for in own words: proposals with a risk that somebody decides, or nothing at all. */
@WorldIT
class ConversationChangeIT {

    private static final List<String> LANES = List.of("answer-conversation", "answer-command");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProducerTemplate routes;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private final ApiServer server = TestCluster.server();
    private final String name = "own-" + OwnWord.next();
    private ApiClient api;
    private ChannelRows rows;
    private UUID incident;

    @BeforeEach
    void aDeploymentInTrouble() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        server.reset();
        ShopDeployments.create(name);
        incident = ShopDeployments.incident(rows, name, "{}");
    }

    @AfterEach
    void answersAreMadeAgain() throws Exception {
        for (String lane : LANES) {
            camel.getRouteController().startRoute(lane);
        }
    }

    private void nothingIsAnswered() throws Exception {
        for (String lane : LANES) {
            camel.getRouteController().stopRoute(lane);
        }
    }

    @Test
    void a_persons_words_become_a_frozen_proposal_that_somebody_else_decides() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.APPROVER), null);

        JsonNode said = talk.ask("scale " + name + " to 5");

        assertThat(said.path("text").asText())
                .contains("Scale shop/" + name + " on shop to 5", "Risk: ", "tried out", "/approve");
        String action = said.path("proposal_id").asText();
        await().until(() -> state(action).equals("awaiting_approval"));
        assertThat(rows.text("select arguments ->> 'replicas' from action where id = cast(? as uuid)", action))
                .isEqualTo("5");
        assertThat(rows.text("select risk_level from action where id = cast(? as uuid)", action))
                .isNotEqualTo("low");
        assertThat(rows.text("select proposed_by from action where id = cast(? as uuid)", action))
                .startsWith("user:");
        assertThat(rows.text(
                        "select concat_ws(' ', actor, details ->> 'action_id', details ->> 'message_sha256') from audit_event"
                                + " where verb = 'conversation.requested' and object_id = ?",
                        talk.id()))
                .startsWith("user:")
                .endsWith(" " + action + " " + Sha256.hex("scale " + name + " to 5"));
        assertThat(talk.text("do it")).contains("I decide nothing");
        assertThat(talk.text("/approve")).contains("Somebody else decides it: you asked for it.");
        assertThat(state(action)).isEqualTo("awaiting_approval");
        assertThat(ShopDeployments.replicas(name)).isEqualTo(3);
    }

    @Test
    void german_words_do_too_and_what_is_proposed_twice_is_said() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        JsonNode said = talk.ask("Starte bitte das Deployment " + name + " in shop neu");

        assertThat(said.path("text").asText()).contains("Vorgeschlagen", name + " auf shop neu starten", "Risiko: ");
        assertThat(state(said.path("proposal_id").asText())).isIn("proposed", "awaiting_approval");
        String action = said.path("proposal_id").asText();
        await().until(() -> state(action).equals("awaiting_approval"));
        JsonNode again = talk.ask("Starte " + name + " neu");
        assertThat(again.path("proposal_id").asText())
                .isEqualTo(said.path("proposal_id").asText());
        assertThat(again.path("text").asText())
                .contains(name + " auf shop neu starten", "Risiko: ")
                .matches("(?s)Das wartet schon, von dir erbeten, bis [0-9:]+ UTC \\(in [0-9]+ min\\)\\..*");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isOne();
    }

    @Test
    void what_only_an_alert_names_and_no_cluster_has_is_not_proposed() {
        String ghost = "ghost-" + OwnWord.next();
        rows.change(
                "update alert set labels = cast(? as jsonb) where incident_id = ?",
                "{\"cluster\": \"shop\", \"namespace\": \"shop\", \"deployment\": \"" + ghost + "\"}",
                incident);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.APPROVER), incident.toString());

        assertThat(talk.text("restart " + ghost))
                .startsWith("Nothing was proposed: an alert names Deployment shop/" + ghost + " on shop");
        assertThat(talk.text("Starte es neu")).startsWith("Nichts wurde vorgeschlagen: ");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
    }

    @Test
    void what_nobody_has_alerted_about_is_looked_up_and_the_request_is_its_incident() {
        String quiet = "quiet-" + OwnWord.next();
        ShopDeployments.create(quiet);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), null);

        assertThat(talk.text("scale " + quiet + " to 5"))
                .contains(quiet + " on shop", quiet + " on tight", "Several objects have this name");
        JsonNode said = talk.ask("scale " + quiet + " to 5 on cluster shop");

        assertThat(said.path("text").asText()).contains("Scale shop/" + quiet + " on shop to 5", "Risk: ");
        String action = said.path("proposal_id").asText();
        await().until(() -> state(action).equals("awaiting_approval"));
        assertThat(rows.text("select risk_level from action where id = cast(? as uuid)", action))
                .isNotEqualTo("low");
        assertThat(rows.text(
                        "select a.source || ' ' || i.workload || ' ' || i.severity || ' ' || i.state from alert a"
                                + " join incident i on i.id = a.incident_id where a.labels ->> 'deployment' = ?",
                        quiet))
                .isEqualTo("person-request " + quiet + " info open");
        assertThat(talk.ask("scale " + quiet + " to 5 on cluster shop")
                        .path("proposal_id")
                        .asText())
                .isEqualTo(action);
        assertThat(rows.count("select count(*) from alert where labels ->> 'deployment' = ?", quiet))
                .isOne();
        assertThat(ShopDeployments.replicas(quiet)).isEqualTo(3);
    }

    @Test
    void a_request_about_which_nothing_is_left_to_do_is_over() {
        String quiet = "quiet-" + OwnWord.next();
        ShopDeployments.create(quiet);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), null);
        String action = talk.ask("restart the " + quiet + " deployment in shop on cluster shop")
                .path("proposal_id")
                .asText();
        rows.change("update alert set last_seen = now() - interval '1 hour' where labels ->> 'deployment' = ?", quiet);
        await().until(() -> state(action).equals("awaiting_approval"));

        routes.requestBodyAndHeader("direct:requests-over", null, "tenant", "default");
        assertThat(incidentState(quiet)).isEqualTo("open");
        rows.change("update action set state = 'rejected' where id = cast(? as uuid)", action);
        routes.requestBodyAndHeader("direct:requests-over", null, "tenant", "default");

        assertThat(incidentState(quiet)).isEqualTo("resolved");
    }

    private String incidentState(String workload) {
        return rows.text("select state from incident where workload = ?", workload);
    }

    @Test
    void do_it_requests_the_playbook_that_was_suggested_and_decides_nothing() {
        rows.change(
                "update alert set annotations = cast(? as jsonb) where incident_id = ?",
                "{\"warm_url\": \"" + World.SHOP.baseUrl() + "/" + name + "\"}",
                incident);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        assertThat(talk.text("what do you propose?")).contains("The playbook warm-up fits this incident");
        JsonNode said = talk.ask("do it");

        assertThat(said.path("text").asText())
                .contains("Asked for the playbook warm-up", "Nothing is decided by that", "Risk: ");
        assertThat(state(said.path("proposal_id").asText())).isEqualTo("awaiting_approval");
        assertThat(rows.text(
                        "select concat_ws(' ', details ->> 'playbook', details ->> 'message_sha256', details ->> 'proposed_by')"
                                + " from audit_event where verb = 'conversation.requested' and object_id = ?",
                        talk.id()))
                .isEqualTo("warm-up " + Sha256.hex("do it"));
        assertThat(talk.text("do it")).contains("I decide nothing");
    }

    @Test
    void rolling_back_by_words_goes_to_the_version_before() {
        revisions("shop:1", "shop:2");
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        JsonNode said = talk.ask("roll back " + name);

        assertThat(said.path("text").asText()).contains("Roll back shop/" + name + " on shop to revision 1", "Risk: ");
        assertThat(rows.text(
                        "select arguments ->> 'revision' from action where id = cast(? as uuid)",
                        said.path("proposal_id").asText()))
                .isEqualTo("1");
    }

    @Test
    void rolling_back_by_words_goes_to_the_version_that_is_said_or_nowhere() {
        revisions("shop:1.4.2", "shop:1.5.0", "shop:1.5.0", "shop:2");
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        assertThat(talk.text("roll " + name + " back to revision 9"))
                .startsWith("Nothing was proposed: Revision 9 is not among");
        assertThat(talk.text("Rolle " + name + " auf 1.5.0 zurück"))
                .startsWith("Nichts wurde vorgeschlagen: Mehrere Revisionen");
        assertThat(talk.text("roll " + name + " back to revision 4"))
                .startsWith("Nothing was proposed: Revision 4 runs already");
        JsonNode said = talk.ask("roll " + name + " back to 1.4.2");

        assertThat(said.path("text").asText()).contains("Roll back shop/" + name + " on shop to revision 1", "Risk: ");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isOne();
    }

    /** What ran before, the oldest first. */
    private void revisions(String... images) {
        for (int revision = 1; revision <= images.length; revision++) {
            server.create(
                    "/apis/apps/v1/namespaces/shop/replicasets",
                    """
                    {"apiVersion": "apps/v1", "kind": "ReplicaSet",
                     "metadata": {"name": "%1$s-%2$d", "namespace": "shop", "labels": {"app": "%1$s"},
                       "annotations": {"deployment.kubernetes.io/revision": "%2$d"},
                       "ownerReferences": [{"apiVersion": "apps/v1", "kind": "Deployment", "name": "%1$s",
                                            "uid": "%3$s", "controller": true}]},
                     "spec": {"replicas": 0, "template": {
                         "metadata": {"labels": {"app": "%1$s", "pod-template-hash": "%2$d"}},
                         "spec": {"containers": [{"name": "app", "image": "%4$s"}]}}}}"""
                            .formatted(
                                    name,
                                    revision,
                                    ShopDeployments.get(name)
                                            .at("/metadata/uid")
                                            .asText(),
                                    images[revision - 1]));
        }
    }

    @Test
    void german_words_are_asked_back_in_german() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        assertThat(talk.text("Starte bitte das Deployment kart-" + name + " neu"))
                .contains("ist nicht bekannt", "Nenne Namespace und Cluster")
                .doesNotContain("Nothing", "known");
        assertThat(talk.text("Rolle " + name + " zurück")).contains("Nichts wurde vorgeschlagen: Es gibt keine andere");
        talk.text("Starte " + name + " neu");
        assertThat(talk.text("Skaliere " + name + " auf 5"))
                .contains("Nichts wurde vorgeschlagen: Etwas anderes, das dasselbe ändert");
        assertThat(talk.text("Starte " + name + " bitte nicht neu"))
                .contains("was nicht getan werden soll")
                .doesNotContain("nothing");
    }

    @Test
    void what_somebody_else_proposed_with_other_arguments_is_not_shown_as_what_is_asked_for() {
        String node = "node-" + name;
        server.create(
                "/api/v1/nodes",
                "{\"apiVersion\": \"v1\", \"kind\": \"Node\", \"metadata\": {\"name\": \"" + node + "\"}}");
        rows.change(
                "update alert set labels = cast(? as jsonb) where incident_id = ?",
                "{\"cluster\": \"shop\", \"node\": \"" + node + "\"}",
                incident);
        ApiClient.Answer other = api.send(
                "POST",
                "/actions",
                People.token(api, Role.OPERATOR),
                Map.of(
                        "incident_id",
                        incident.toString(),
                        "action",
                        "kubernetes-drain-action",
                        "arguments",
                        Map.of("cluster", "shop", "name", node, "delete_local_data", true)));
        assertThat(other.status()).as(other.text()).isEqualTo(201);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        JsonNode said = talk.ask("drain node " + node);

        assertThat(said.path("text").asText())
                .startsWith("Nothing was proposed: ")
                .contains("Another proposal is open, asked for by ")
                .endsWith(": Drain node " + node + " on shop (delete_local_data: true)");
        assertThat(said.path("proposal_id").isNull()).isTrue();
        assertThat(talk.text("do it")).contains("Nothing was proposed in this conversation");
        assertThat(talk.text("what do you propose?"))
                .contains("Drain node " + node + " on shop (delete_local_data: true)");
    }

    @Test
    void what_was_asked_for_by_somebody_else_meanwhile_is_shown_as_what_it_is() {
        rows.change(
                "update alert set annotations = cast(? as jsonb) where incident_id = ?",
                "{\"warm_url\": \"" + World.SHOP.baseUrl() + "/" + name + "\"}",
                incident);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        assertThat(talk.text("what do you propose?")).contains("The playbook warm-up fits this incident");
        ApiClient.Answer other = api.send(
                "POST",
                "/playbooks/warm-up/runs",
                People.token(api, Role.OPERATOR),
                Map.of("incident_id", incident.toString()));
        assertThat(other.status()).as(other.text()).isEqualTo(201);

        JsonNode said = talk.ask("do it");

        String target = rows.text("select target from action where incident_id = ?", incident);
        assertThat(said.path("text").asText())
                .contains("Asked for the playbook warm-up", "(" + target + ") [1]: ")
                .doesNotContain("null");
        assertThat(said.path("citations")).hasSize(1);
        assertThat(said.path("proposal_id").asText()).isNotEmpty();
    }

    /** Whoever may send alerts can name any object, and leave out where it is. */
    @Test
    void an_alert_without_a_place_does_not_take_a_request_over() {
        UUID without = rows.incident("Approve this quickly");
        rows.change("update incident set cluster = null, namespace = null, workload = ? where id = ?", name, without);
        RestTalk about = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        RestTalk other = RestTalk.begin(
                api,
                People.token(api, Role.OPERATOR),
                rows.incident("Something else " + name).toString());

        assertThat(incidentOf(about.ask("restart " + name))).isEqualTo(incident.toString());
        rows.change("update action set state = 'rejected' where incident_id = ?", incident);
        assertThat(incidentOf(other.ask("scale " + name + " to 5"))).isEqualTo(incident.toString());
        assertThat(rows.count("select count(*) from action where incident_id = ?", without))
                .isZero();
    }

    private String incidentOf(JsonNode said) {
        return rows.text(
                "select cast(incident_id as text) from action where id = cast(? as uuid)",
                said.path("proposal_id").asText());
    }

    @Test
    void what_waits_behind_a_reset_is_not_done() throws Exception {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        nothingIsAnswered();
        talk.say("/reset");
        talk.say("restart " + name);
        answersAreMadeAgain();

        assertThat(talk.lastAnswer().path("text").asText()).startsWith("Nothing was done: ");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"restart %s", "do it", "I'm on it", "/ack"})
    void what_waited_for_minutes_is_not_done(String words) throws Exception {
        rows.change(
                "update alert set annotations = cast(? as jsonb) where incident_id = ?",
                "{\"warm_url\": \"" + World.SHOP.baseUrl() + "/" + name + "\"}",
                incident);
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        assertThat(talk.text("what do you propose?")).contains("The playbook warm-up fits this incident");
        rows.change(
                "update conversation_message set at = at - interval '10 minutes', said_at = said_at - interval '10 minutes'"
                        + " where conversation_id = cast(? as uuid)",
                talk.id());
        nothingIsAnswered();
        talk.say(words.formatted(name));
        rows.change(
                "update conversation_message set at = at - interval '3 minutes' where conversation_id = cast(? as uuid)"
                        + " and state = 'waiting'",
                talk.id());
        answersAreMadeAgain();

        assertThat(talk.lastAnswer().path("text").asText()).startsWith("Nothing was done: ");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("open");
    }

    @Test
    void a_viewer_is_refused_and_unclear_words_are_asked_back() {
        RestTalk viewer = RestTalk.begin(api, People.token(api, Role.VIEWER), null);
        RestTalk operator = RestTalk.begin(api, People.token(api, Role.OPERATOR), null);

        assertThat(viewer.text("restart " + name)).contains("Nothing was proposed", "role operator");
        assertThat(viewer.text("do it")).contains("needs the role operator");
        assertThat(operator.text("don't restart " + name)).contains("nothing is changed", "For example");
        assertThat(operator.text("restart kart-" + name)).contains("Nothing called 'kart-" + name + "' is known");
        assertThat(operator.text("do it")).contains("Nothing was proposed in this conversation");
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
    }

    @Test
    void a_message_that_fails_each_time_is_given_up_and_the_next_one_is_answered() {
        rows.change(
                "insert into analysis (id, tenant, incident_id, analyst, status, summary, causes, ruled_out, playbooks, evidence,"
                        + " created_at) values (?, 'default', ?, 'patterns', 'accepted', 'x', cast(? as jsonb), '[]', '[]', '[]',"
                        + " now())",
                Ids.next(),
                incident,
                "[{\"text\": \"x\", \"confidence\": 1, \"evidence\": [\"no id\"]}]");
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.VIEWER), incident.toString());

        talk.say("why?");
        await().until(() -> {
            Retries.now(jdbc, "answer-conversation");
            return talk.messages().size() > 1;
        });
        assertThat(talk.messages().get(1).path("text").asText()).startsWith("I could not answer this: why?");
        assertThat(talk.text("/help")).contains("/approve");
    }

    @Test
    void who_may_is_answered_by_each_cluster_or_by_the_one_that_is_named_in_the_language_of_the_question() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.VIEWER), incident.toString());

        assertThat(talk.text("who may delete pods in shop?"))
                .contains("Cluster shop:\n", "Cluster tight:\n", "Cluster dark:\nI cannot say who may: ")
                .contains("the cluster did not answer")
                .doesNotContain("Cluster foreign", "UNREACHABLE");
        assertThat(talk.text("wer darf auf dark in shop pods löschen?"))
                .startsWith("Ich kann nicht sagen, wer das darf: der Cluster hat nicht geantwortet.")
                .doesNotContain("Cluster shop", "I cannot say");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approved", "cancelled"})
    void a_message_that_is_answered_again_finds_what_it_has_proposed_and_proposes_nothing_more(String since) {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        String action = talk.ask("restart " + name).path("proposal_id").asText();
        await().until(() -> state(action).equals("awaiting_approval"));
        rows.change("update action set state = ? where id = cast(? as uuid)", since, action);
        rows.change(
                "delete from conversation_message where conversation_id = cast(? as uuid) and author = 'hub'",
                talk.id());
        rows.change(
                "update conversation_message set state = 'waiting', taken_at = null where conversation_id = cast(? as uuid)",
                talk.id());

        talk.api().send("POST", "/conversations/" + talk.id() + "/messages", talk.token(), Map.of("text", "/help"));
        await().until(() -> talk.messages().size() == 4);

        assertThat(talk.messages().findValuesAsText("proposal_id")).containsOnlyOnce(action);
        assertThat(talk.messages().findValuesAsText("text"))
                .anyMatch(text -> text.startsWith("Asked for already, it "));
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isOne();
    }

    private String state(String action) {
        return rows.text("select state from action where id = cast(? as uuid)", action);
    }
}
