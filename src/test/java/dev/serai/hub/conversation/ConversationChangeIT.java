package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.demo.ApiServer;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.TestCluster;
import dev.serai.hub.db.Ids;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes that people ask for in own words: proposals with a risk that somebody decides, or nothing at all. */
@WorldIT
class ConversationChangeIT {

    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final ApiServer server = TestCluster.server();
    private final String name = "own-" + UUID.randomUUID().toString().substring(0, 8);
    private ApiClient api;
    private ChannelRows rows;
    private UUID incident;

    @BeforeEach
    void aDeploymentInTrouble() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        server.reset();
        server.create(
                DEPLOYMENTS,
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "%1$s", "namespace": "shop", "generation": 7},
                 "spec": {"replicas": 3, "selector": {"matchLabels": {"app": "%1$s"}},
                   "template": {"metadata": {"labels": {"app": "%1$s"}},
                     "spec": {"containers": [{"name": "app", "image": "shop:2"}]}}}}"""
                        .formatted(name));
        incident = rows.incident(name + " is down");
        rows.change("update incident set cluster = 'shop', workload = ? where id = ?", name, incident);
        rows.change(
                "insert into alert (id, tenant, source, fingerprint, state, severity, title, labels, annotations, environment,"
                        + " links, notes, starts_at, first_seen, last_seen, incident_id) values (?, 'default', 'test', ?,"
                        + " 'firing', 'high', ?, cast(? as jsonb), '{}', 'production', '[]', '[]', now(), now(), now(), ?)",
                Ids.next(),
                name,
                name + " is down",
                "{\"cluster\": \"shop\", \"namespace\": \"shop\", \"deployment\": \"" + name + "\"}",
                incident);
    }

    @Test
    void a_persons_words_become_a_frozen_proposal_that_somebody_else_decides() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.APPROVER), null);

        JsonNode said = talk.ask("scale " + name + " to 5");

        assertThat(said.path("text").asText())
                .contains("Scale shop/" + name + " on shop to 5", "Risk: ", "tried out", "/approve");
        String action = said.path("proposal_id").asText();
        await().atMost(Duration.ofSeconds(30)).until(() -> state(action).equals("awaiting_approval"));
        assertThat(rows.text("select arguments ->> 'replicas' from action where id = cast(? as uuid)", action))
                .isEqualTo("5");
        assertThat(rows.text("select risk_level from action where id = cast(? as uuid)", action))
                .isNotEqualTo("low");
        assertThat(rows.text("select proposed_by from action where id = cast(? as uuid)", action))
                .startsWith("user:");
        assertThat(talk.text("do it")).contains("I decide nothing");
        assertThat(talk.text("/approve")).contains("Somebody else decides it: you asked for it.");
        assertThat(state(action)).isEqualTo("awaiting_approval");
        assertThat(server.get(DEPLOYMENTS + "/" + name).at("/spec/replicas").asInt())
                .isEqualTo(3);
    }

    @Test
    void german_words_do_too_and_what_is_proposed_twice_is_said() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());

        JsonNode said = talk.ask("Starte bitte das Deployment " + name + " in shop neu");

        assertThat(said.path("text").asText()).contains("Vorgeschlagen", name + " auf shop neu starten", "Risiko: ");
        assertThat(state(said.path("proposal_id").asText())).isIn("proposed", "awaiting_approval");
        assertThat(talk.text("Starte " + name + " neu")).startsWith("Nichts wurde vorgeschlagen");
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

        assertThat(talk.text("why?")).startsWith("I could not answer this: why?");
        assertThat(talk.text("/help")).contains("/approve");
    }

    @Test
    void who_may_is_answered_by_roles_and_bindings() {
        RestTalk talk = RestTalk.begin(api, People.token(api, Role.VIEWER), incident.toString());

        assertThat(talk.text("who may delete pods in shop?")).contains("may");
    }

    private String state(String action) {
        return rows.text("select state from action where id = cast(? as uuid)", action);
    }
}
