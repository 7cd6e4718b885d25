package dev.serai.hub.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.AgentClient;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.cluster.ShopDeployments;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is said with a personal token does no more than the token could do by the operations of the API. */
@WorldIT
class ConversationScopesIT {

    private static final List<String> TALKING = List.of("conversations:read", "conversations:write");
    private static final List<String> READING =
            List.of("incidents:read", "alerts:read", "actions:read", "approvals:read");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CamelContext camel;

    @LocalServerPort
    int port;

    private final String name = "scoped-" + OwnWord.next();
    private ApiClient api;
    private ChannelRows rows;
    private UUID incident;

    @BeforeEach
    void somethingInTrouble() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        incident = ShopDeployments.incident(rows, name, "{}");
    }

    private RestTalk talk(Role role, String... scopes) {
        List<String> all = new ArrayList<>(TALKING);
        all.addAll(List.of(scopes));
        String token = AgentClient.token(api, People.token(api, role), all.toArray(String[]::new));
        return RestTalk.begin(api, token, incident.toString());
    }

    private RestTalk reader(Role role, String... scopes) {
        List<String> all = new ArrayList<>(READING);
        all.addAll(List.of(scopes));
        return talk(role, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "why is it down?|actions:read, alerts:read, approvals:read, incidents:read",
                "/status|actions:read, alerts:read, approvals:read, incidents:read",
                "/incidents|incidents:read",
                "/approve|actions:read, approvals:read, incidents:read",
                "/ack|incidents:write",
                "what do you propose?|actions:read, alerts:read, approvals:read, incidents:read, playbooks:read",
                "restart NAME|actions:read, actions:write, alerts:read, incidents:read",
                "do it|actions:read, alerts:read, approvals:read, incidents:read, playbooks:write",
                "I am on it|alerts:read, incidents:read, incidents:write",
                "who may delete pods?|alerts:read, incidents:read, scans:read",
                "what did the scan find?|alerts:read, incidents:read, scans:read"
            })
    void a_token_that_may_only_talk_is_told_nothing(String words, String missing) {
        String said = talk(Role.APPROVER).text(words.replace("NAME", name));

        assertThat(said).contains("needs the scope " + missing + " for that.").doesNotContain(name);
        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "restart NAME|actions:write",
                "do it|playbooks:write",
                "what do you propose?|playbooks:read",
                "I am on it|incidents:write",
                "how do I rotate a certificate?|knowledge:read",
                "who may delete pods?|scans:read"
            })
    void a_token_that_reads_does_nothing(String words, String missing) {
        String said = reader(Role.APPROVER).text(words.replace("NAME", name));

        assertThat(said).contains("needs the scope " + missing);
        assertNothingHappened();
    }

    @Test
    void german_words_are_refused_in_german() {
        assertThat(reader(Role.OPERATOR).text("Starte " + name + " neu"))
                .contains("Nicht getan", "Dein Token", "actions:write");
    }

    @Test
    void what_its_scopes_allow_is_done_as_far_as_its_owner_may() {
        assertThat(reader(Role.VIEWER).text("how are things?")).contains(name);
        assertThat(reader(Role.VIEWER, "incidents:write").text("/ack")).contains("operator");
        assertThat(reader(Role.OPERATOR, "incidents:write").text("I am on it")).contains(name);
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("acknowledged");
        assertThat(talk(Role.OPERATOR).text("/help")).contains("/incidents");
    }

    @Test
    void what_waited_while_its_token_was_revoked_is_not_answered_with_it() throws Exception {
        String session = People.token(api, Role.APPROVER);
        List<String> scopes = new ArrayList<>(TALKING);
        scopes.addAll(READING);
        scopes.add("incidents:write");
        String token = AgentClient.token(api, session, scopes.toArray(String[]::new));
        RestTalk talk = RestTalk.begin(api, token, incident.toString());
        List<String> lanes = List.of("answer-conversation", "answer-command");
        try {
            for (String lane : lanes) {
                camel.getRouteController().stopRoute(lane);
            }
            List.of("why is it down?", "/ack", "/export", "/reset").forEach(talk::say);
            rows.change(
                    "update api_token set revoked_at = now() where user_id ="
                            + " (select user_id from conversation where id = cast(? as uuid))",
                    talk.id());
        } finally {
            for (String lane : lanes) {
                camel.getRouteController().startRoute(lane);
            }
        }

        RestTalk own = new RestTalk(api, session, talk.id());
        assertThat(own.lastAnswer().path("author").asText()).isEqualTo("hub");
        assertThat(own.messages())
                .filteredOn(one -> one.path("author").asText().equals("hub"))
                .hasSize(4)
                .allMatch(one ->
                        one.path("text").asText().equals("Not answered: the token you said this with has ended."));
        assertNothingHappened();
        assertThat(own.text("/help")).contains("/incidents");
    }

    private void assertNothingHappened() {
        assertThat(rows.count("select count(*) from action where incident_id = ?", incident))
                .isZero();
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("open");
    }
}
