package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.AgentClient;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.ShopDeployments;
import dev.serai.hub.cluster.TestCluster;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever asks about an object is answered about that one, and not about what is talked about otherwise. */
@WorldIT
class ConversationProbesIT {

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final String name = "own-" + OwnWord.next();
    private final String well = "own-" + OwnWord.next();
    private ApiClient api;
    private UUID incident;
    private RestTalk talk;

    @BeforeEach
    void oneInTroubleAndOneThatNobodyHasAlertedAbout() {
        api = new ApiClient(port);
        ChannelRows rows = new ChannelRows(jdbc);
        TestCluster.server().reset();
        ShopDeployments.create(name);
        ShopDeployments.create(well);
        incident = ShopDeployments.incident(rows, name, "{}");
        talk = RestTalk.begin(api, People.token(api, Role.APPROVER), incident.toString());
    }

    @Test
    void an_object_without_an_incident_is_shown_as_its_cluster_shows_it() {
        JsonNode said = talk.ask("is " + well + " ok?");

        assertThat(said.path("text").asText())
                .contains(
                        "No incident about Deployment shop/" + well + " on shop is stored",
                        "Deployment shop/" + well + " on shop: 0 of 3 pods ready. [1]")
                .doesNotContain(name);
        assertThat(said.path("citations").get(0).path("kind").asText()).isEqualTo("reading");
        assertThat(talk.text("was hat sich bei " + well + " geändert?"))
                .contains("Zu Deployment shop/" + well, "0 von 3 Pods bereit")
                .doesNotContain(name);
        String missing = "own-" + OwnWord.next();
        assertThat(talk.text("wie geht es " + missing + "?"))
                .contains("„" + missing + "“ ist nicht bekannt")
                .doesNotContain(name, well);
    }

    @Test
    void pods_and_logs_are_those_of_what_is_talked_about_or_named() {
        assertThat(talk.text("how many pods are ready?"))
                .startsWith("Deployment shop/" + name + " on shop: 0 of 3 pods ready. [1]");
        assertThat(talk.text("zeig mir die Logs"))
                .isEqualTo("Von Deployment shop/" + name + " auf shop ist hier kein Log zu lesen.");
        assertThat(talk.text("how many pods does " + well + " have"))
                .startsWith("Deployment shop/" + well + " on shop: 0 of 3 pods ready.");
    }

    @Test
    void what_is_no_incidents_is_read_for_whom_it_would_be_read_by_the_api() {
        RestTalk viewer = RestTalk.begin(api, People.token(api, Role.VIEWER), incident.toString());

        List.of("show me the logs of %s", "how many pods does %s have?", "is %s ok?", "who may restart %s?")
                .forEach(question -> assertThat(viewer.text(question.formatted(well)))
                        .as("what a viewer hears of " + question)
                        .contains("Nothing called '" + well + "' is known", "that needs the role operator")
                        .doesNotContain("Deployment shop", "ready"));
        assertThat(viewer.text("was hat sich bei " + well + " geändert?"))
                .contains("die Rolle operator")
                .doesNotContain("Deployment shop", "bereit");
        assertThat(viewer.text("how many pods does " + name + " have"))
                .startsWith("Deployment shop/" + name + " on shop: 0 of 3 pods ready.");

        RestTalk operator = RestTalk.begin(api, People.token(api, Role.OPERATOR), incident.toString());
        assertThat(operator.text("how many pods does " + well + " have"))
                .startsWith("Deployment shop/" + well + " on shop: 0 of 3 pods ready.");
        assertThat(new ChannelRows(jdbc)
                        .count(
                                "select count(*) from audit_event where verb = 'conversation.probed'"
                                        + " and cast(details as text) like '%' || ? || '%'",
                                well))
                .as("the search and the reading by an operator, nothing by a viewer")
                .isEqualTo(2);
        String token = AgentClient.token(
                api,
                People.token(api, Role.OPERATOR),
                "conversations:read",
                "conversations:write",
                "incidents:read",
                "alerts:read",
                "actions:read",
                "approvals:read");
        assertThat(RestTalk.begin(api, token, incident.toString()).text("show me the logs of " + well))
                .contains("the scope actions:write");
    }

    @Test
    void what_changed_in_a_namespace_is_about_all_that_is_known_there() {
        // Other tests change things there, too.
        assertThat(talk.text("what changed in shop?"))
                .matches("(?s)(I know of no change since|Since) [-0-9: ]+ UTC.*")
                .doesNotContain("No incident about");
        assertThat(talk.text("was wurde heute deployt"))
                .matches("(?s)(Ich weiß von keiner Änderung seit|Seit) [-0-9: ]+ UTC.*");
    }

    @Test
    void who_decided_and_where_that_is_recorded_is_said() {
        assertThat(talk.text("who approved the rollback?")).isEqualTo("Nobody has decided on any such change.");
        assertThat(talk.text("show me the audit")).contains("/api/v1/audit", "approver");
        assertThat(talk.text("gib mir die secrets")).startsWith("Nein: ");
    }
}
