package dev.serai.hub.conversation;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.serai.hub.World.SHOP;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.World;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.db.Ids;
import dev.serai.hub.intake.WebhookClient;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole talk about an incident without a model, from the alert to whether it helped, in a chat and by REST. */
@WorldIT
class ConversationSessionIT {

    private static final long PERSON = 8_900_000_001L;
    private static final String UNSAID =
            """
            select count(*) from conversation_message m
            where m.state in ('waiting', 'unsent') and m.conversation_id =
              (select p.conversation_id from conversation_message p where p.text = :text order by p.at desc limit 1)""";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProducerTemplate routes;

    @LocalServerPort
    int port;

    private ApiClient api;
    private ChannelRows rows;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
    }

    @Test
    void a_person_asks_in_telegram_agrees_approves_and_hears_that_it_helped() {
        rows.person("approver", PERSON);
        String service = "talk-" + OwnWord.next();
        UUID incident = alert(service);
        Sent page = await().until(
                        () -> TELEGRAM.messagesSaying(service).stream()
                                .filter(sent -> sent.hasButton("Approve"))
                                .findFirst()
                                .orElse(null),
                        sent -> sent != null);

        assertThat(said("why is " + service + " down?")).contains("No model is configured");
        assertThat(said("what changed?")).contains("no change");
        assertThat(said("have we seen this?")).contains("No, I know of no earlier incident");
        assertThat(said("what do you propose?")).contains("Proposed: revive", "It waits for approval: 0 of 1");
        assertThat(said("mach das")).contains("Ich entscheide nichts");
        assertThat(state(incident)).isEqualTo("awaiting_approval");
        await().until(() -> {
            TELEGRAM.click("http://127.0.0.1:" + port, page, "Approve", PERSON);
            return !state(incident).equals("awaiting_approval");
        });
        await().until(() -> said("did it help?").contains("It helped"));
    }

    @Test
    void what_was_said_is_forgotten_after_two_weeks_and_calls_of_models_after_ninety_days_with_what_they_brought() {
        RestTalk over = RestTalk.begin(api, People.token(api, Role.VIEWER), null);
        RestTalk young = RestTalk.begin(api, over.token(), null);
        over.text("/help");
        young.text("/help");
        age("conversation", "last_at", over.id(), Duration.ofDays(14).plusMinutes(5));
        age("conversation", "last_at", young.id(), Duration.ofDays(14).minusMinutes(5));
        String oldCall = modelCall(Duration.ofDays(90).plusMinutes(5));
        String youngCall = modelCall(Duration.ofDays(90).minusMinutes(5));
        String oldAnswer = investigation(Duration.ofDays(90).plusMinutes(5));
        String youngAnswer = investigation(Duration.ofDays(90).minusMinutes(5));

        routes.sendBodyAndHeader("direct:forget", null, "tenant", "default");

        assertThat(api.get("/conversations/" + over.id(), over.token()).status())
                .isEqualTo(404);
        assertThat(young.messages()).hasSize(2);
        assertThat(ids("conversation_message", "conversation_id", over.id(), young.id()))
                .containsOnly(young.id());
        assertThat(ids("model_call", "id", oldCall, youngCall)).containsExactly(youngCall);
        assertThat(ids("investigation", "id", oldAnswer, youngAnswer)).containsExactly(youngAnswer);
        assertThat(ids("investigation_call", "subject_id", oldAnswer, youngAnswer))
                .containsExactly(youngAnswer);
    }

    private void age(String table, String column, String id, Duration age) {
        rows.change(
                "update " + table + " set " + column + " = ? where id = cast(? as uuid)",
                Timestamp.from(World.CLOCK.instant().minus(age)),
                id);
    }

    private String modelCall(Duration age) {
        String id = Ids.next().toString();
        rows.change(
                "insert into model_call (id, tenant, purpose, model, prompt, prompt_version, prompt_variant, reserved_tokens,"
                        + " reserved_cost, cached, outcome, created_at)"
                        + " values (cast(? as uuid), 'default', 'conversation', 'm', 'p', '1', 'a', 1, 0, false, 'answered', now())",
                id);
        age("model_call", "created_at", id, age);
        return id;
    }

    private String investigation(Duration age) {
        String id = Ids.next().toString();
        rows.change(
                "insert into investigation (id, tenant, asked_by, analyst, outcome, claims, missing, dropped, tokens_in,"
                        + " tokens_out, duration_ms, created_at)"
                        + " values (cast(? as uuid), 'default', 'vera', 'known', 'answered', '[]', '', 0, 0, 0, 1, ?)",
                id,
                Timestamp.from(World.CLOCK.instant().minus(age)));
        rows.change(
                "insert into investigation_call (tenant, subject_id, number, round, tool, arguments, verdict, outcome, about,"
                        + " evidence, sha256, bytes, took_ms, tokens_in, tokens_out)"
                        + " values ('default', cast(? as uuid), 1, 1, 'read_logs', '{}', 'ALLOWED', 'SEEN', '', '[]', '', 0, 0, 0, 0)",
                id);
        return id;
    }

    private List<String> ids(String table, String column, String... of) {
        return jdbc.sql("select distinct cast(" + column + " as text) from " + table + " where cast(" + column
                        + " as text) = any (?)")
                .param(of)
                .query(String.class)
                .list();
    }

    @Test
    void the_same_by_rest() {
        String person = People.token(api, Role.APPROVER);
        String service = "talk-" + OwnWord.next();
        UUID incident = alert(service);
        await().until(() -> "awaiting_approval".equals(state(incident)));
        RestTalk talk = RestTalk.begin(api, person, null);

        assertThat(talk.text("why is " + service + " down?")).contains("No model is configured");
        JsonNode proposed = talk.ask("what do you propose?");
        String action = proposed.path("proposal_id").asText();
        assertThat(talk.text("do it")).contains("I decide nothing");
        assertThat(talk.text("/approve")).contains("You may decide it.");
        JsonNode waiting = api.get("/actions/" + action, person).json();
        String approval = waiting.path("approval_id").asText();
        String digest =
                api.get("/approvals/" + approval, person).json().path("digest").asText();
        assertThat(proposed.path("text").asText()).contains("Digest " + digest.substring(0, 12) + ".");
        Answer decided = api.send(
                "POST",
                "/approvals/" + approval + "/decisions",
                person,
                Map.of("verdict", "approve", "digest", digest));
        assertThat(decided.status()).as(decided.text()).isEqualTo(200);
        await().until(() -> talk.text("did it help?").contains("It helped"));
    }

    /** An alert whose playbook brings a service back by a request, and asks whether it answers again. */
    private UUID alert(String service) {
        SHOP.stubFor(any(urlPathEqualTo("/" + service)).willReturn(ok()));
        String body =
                """
                {"alerts": [{"title": "%1$s does not answer", "severity": "high",
                  "labels": {"service": "%1$s", "namespace": "shop", "environment": "production"},
                  "annotations": {"revive_url": "%2$s/%1$s"}}]}"""
                        .formatted(service, SHOP.baseUrl());
        assertThat(new WebhookClient(port).generic(body).status()).isEqualTo(202);
        return await().until(
                        () -> jdbc.sql(
                                        "select incident_id from alert where labels ->> 'service' = ? and incident_id is not null")
                                .param(service)
                                .query(UUID.class)
                                .optional()
                                .orElse(null),
                        id -> id != null);
    }

    private String state(UUID incident) {
        return jdbc.sql("select state from action where incident_id = ? order by id desc limit 1")
                .param(incident)
                .query(String.class)
                .optional()
                .orElse("none");
    }

    /** What the bot answers in the person's own chat. */
    private String said(String text) {
        int before = answers().size();
        String update = TelegramStandIn.text(TelegramStandIn.nextUpdateId(), PERSON, Long.toString(PERSON), text)
                .replace("\"type\":\"supergroup\"", "\"type\":\"private\"");
        assertThat(TELEGRAM.post("http://127.0.0.1:" + port, update, TelegramStandIn.SECRET)
                        .statusCode())
                .isEqualTo(200);
        await().until(() -> answers().size() > before);
        // What the stand-in has got is said only when the hub has heard so: nobody can agree to it before.
        await().until(() ->
                jdbc.sql(UNSAID).param("text", text).query(Integer.class).single() == 0);
        return answers().get(before).text();
    }

    private List<Sent> answers() {
        return TELEGRAM.messages().stream()
                .filter(one -> one.chat().equals(Long.toString(PERSON)))
                .toList();
    }
}
