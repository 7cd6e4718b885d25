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
import dev.serai.hub.knowledge.KnownPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Conversations over the API, without a model: each person's own, in order, answered from what is stored. */
@WorldIT
class ConversationIT {

    private static String viewer;
    private static String operator;
    private static int hub;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext context;

    @LocalServerPort
    int port;

    private ApiClient api;
    private ChannelRows rows;

    @BeforeEach
    void begin() {
        api = new ApiClient(port);
        rows = new ChannelRows(jdbc);
        if (hub != port) {
            viewer = People.token(api, Role.VIEWER);
            operator = People.token(api, Role.OPERATOR);
            hub = port;
        }
    }

    @Test
    void an_incident_is_asked_about_and_the_proposal_is_shown_but_never_decided() {
        UUID approval = rows.approval("Cart down " + UUID.randomUUID(), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        String action = rows.text("select cast(action_id as text) from approval where id = ?", approval);
        // Of a workload that no other test of this hub changes.
        rows.change("update incident set workload = ? where id = ?", "own-" + approval, UUID.fromString(incident));
        String talk = talk(operator, incident);

        assertThat(answer(operator, talk, "why?").path("text").asText())
                .contains("there is no analysis", "No model is configured");
        assertThat(answer(operator, talk, "Was hat sich geändert?").path("text").asText())
                .contains("Ich weiß von keiner Änderung", "kein Modell");
        assertThat(answer(operator, talk, "have we seen this?").path("text").asText())
                .contains("No, I know of no earlier incident like this one.");
        JsonNode proposed = answer(operator, talk, "what do you propose?");
        assertThat(proposed.path("text").asText()).contains("inspect › look", "Digest digest-of-th.");
        assertThat(proposed.path("proposal_id").asText()).isEqualTo(action);
        assertThat(proposed.path("citations").findValuesAsText("id")).contains(action, approval.toString());
        assertThat(answer(operator, talk, "do it").path("text").asText()).contains("I decide nothing");
        assertThat(answer(operator, talk, "/approve").path("text").asText()).contains("Text approves nothing");
        assertThat(rows.approvalState(approval)).isEqualTo("open");
        assertThat(rows.decisions(approval)).isZero();
        assertThat(answer(operator, talk, "did it help?").path("text").asText()).contains("waits for a decision");
    }

    @Test
    void what_is_cited_of_a_change_is_found_where_the_link_leads() {
        UUID approval = rows.approval("Cart down " + UUID.randomUUID(), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        String action = rows.text("select cast(action_id as text) from approval where id = ?", approval);
        rows.change("update action set effect = 'change', started_at = now() where id = ?", UUID.fromString(action));
        String talk = talk(operator, incident);

        JsonNode changed = answer(operator, talk, "what changed?").path("citations");

        assertThat(changed.findValuesAsText("kind")).containsExactly("action");
        assertThat(changed.findValuesAsText("id")).containsExactly(action);
        String link = changed.get(0).path("link").asText();
        assertThat(api.get(link.replace("/api/v1", ""), operator)
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(action);
    }

    @Test
    void a_runbook_whose_name_needs_quoting_is_found_where_the_link_leads() {
        String word = OwnWord.next();
        String id = "runbook:cart:roll back + " + word;
        KnownPage.runbook(context, "default", id, "Roll back " + word, "Roll it back.");

        JsonNode how = answer(operator, talk(operator, null), "how do I roll back " + word + "?");

        String link = how.path("citations").get(0).path("link").asText();
        assertThat(api.get(link.replace("/api/v1", ""), operator)
                        .json()
                        .path("text")
                        .asText())
                .contains("Roll it back");
    }

    @Test
    void how_something_is_done_in_general_is_answered_from_what_is_known_and_not_from_the_incident() {
        UUID approval = rows.approval("Cart down " + UUID.randomUUID(), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        String talk = talk(operator, incident);
        String word = OwnWord.next();
        KnownPage.runbook(context, "default", "Leaked key of " + word, "Revoke it first.");

        JsonNode how = answer(operator, talk, "how do I rotate a leaked " + word + " key?");
        JsonNode wie = answer(operator, talk, "Wie rotiere ich einen geleakten API-Schlüssel?");
        JsonNode act = answer(operator, talk, "Wie mache ich ein Rollback?");
        JsonNode condition = answer(operator, talk, "Was tun bei CrashLoopBackOff?");

        assertThat(how.path("text").asText()).contains("Revoke it first").doesNotContain("Cart down", "decision");
        assertThat(how.path("citations").findValuesAsText("kind")).isNotEmpty().containsOnly("knowledge");
        assertThat(List.of(wie, act, condition))
                .allSatisfy(german -> assertThat(german.path("text").asText())
                        .contains("kein Modell")
                        .doesNotContain("Cart down", "Entscheidung", "nicht verstanden"));
        assertThat(wie.path("text").asText()).contains("Revoke it first");
        assertThat(how.path("proposal_id").isNull()).isTrue();
    }

    @Test
    void words_that_no_rule_understands_are_looked_up_and_what_is_written_about_nothing_is_said_to_be() {
        String word = OwnWord.next();
        KnownPage.runbook(context, "default", "Resolver " + word, "It answers SERVFAIL when its upstream is gone.");
        UUID approval = rows.approval("Cart down " + UUID.randomUUID(), "operator", 1, "{}");
        String incident = rows.text("select cast(incident_id as text) from approval where id = ?", approval);

        for (String talk : List.of(talk(viewer, null), talk(viewer, incident))) {
            for (String asked : List.of("/ask " + word + " servfail", "what does the runbook say about " + word)) {
                JsonNode said = answer(viewer, talk, asked);

                assertThat(said.path("text").asText())
                        .contains("SERVFAIL when its upstream is gone. [1]", "No model is configured")
                        .doesNotContain("Cart down", "other words", "Which incident");
                assertThat(said.path("citations").findValuesAsText("kind")).containsOnly("knowledge");
            }
        }
        JsonNode nothing = answer(viewer, talk(viewer, null), "/ask purple" + word + " monkeys");

        assertThat(nothing.path("text").asText())
                .startsWith("I did not understand this, and found nothing about it in what is known here.")
                .contains("No model is configured");
        assertThat(nothing.path("citations")).isEmpty();
    }

    @Test
    void every_command_has_an_answer_without_a_model() {
        String talk = talk(viewer, null);
        assertThat(answer(viewer, talk, "/help").path("text").asText()).contains("/approve", "No model is configured");
        assertThat(answer(viewer, talk, "/status").path("text").asText()).contains("Open incidents:");
        String word = OwnWord.next();
        UUID incident = rows.firstListed("Listed " + word);
        JsonNode listed = answer(viewer, talk, "/incidents");
        assertThat(listed.path("text").asText().lines().findFirst().orElse(""))
                .startsWith("critical, open, Listed " + word);
        assertThat(listed.path("citations").get(0).path("id").asText()).isEqualTo(incident.toString());
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
        assertThat(answer(viewer, talk, "/model").path("text").asText()).isEqualTo("No model is configured.");
        UUID approval = rows.approval("Waits " + word, "operator", 1, "{}");
        String about = rows.text("select cast(incident_id as text) from approval where id = ?", approval);
        JsonNode waits = answer(viewer, talk(viewer, about), "/approve");
        assertThat(waits.path("text").asText())
                .contains(
                        "It needs 1 with the role operator; 0 so far.",
                        "You may not decide it.",
                        "Text approves nothing.");
        assertThat(waits.path("citations").findValuesAsText("id")).contains(approval.toString());
        assertThat(answer(viewer, talk, "/export").path("text").asText()).contains(talk + "/export");
        assertThat(answer(viewer, talk, "/dance").path("text").asText()).contains("/help");
        assertThat(answer(viewer, talk, "/reset").path("text").asText())
                .contains("over")
                .endsWith("Begin another one with POST /api/v1/conversations.");
        Answer late = say(viewer, talk, "why?");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("conversation-ended");
        assertThat(api.get("/conversations/" + talk, viewer)
                        .json()
                        .path("end_reason")
                        .asText())
                .isEqualTo("reset");
    }

    @Test
    void an_operator_takes_the_incident_by_a_word_and_a_viewer_does_not() {
        String title = "Ack " + UUID.randomUUID();
        UUID incident = rows.incident(title);
        assertThat(answer(viewer, talk(viewer, incident.toString()), "/ack")
                        .path("text")
                        .asText())
                .contains("needs the role operator");
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("open");
        String talk = talk(operator, incident.toString());
        assertThat(answer(operator, talk, "/ack").path("text").asText())
                .isEqualTo("The incident is acknowledged: " + title + " [1]");
        assertThat(rows.text("select state from incident where id = ?", incident))
                .isEqualTo("acknowledged");
        rows.change("update incident set state = 'resolved', resolved_at = now() where id = ?", incident);
        assertThat(answer(operator, talk, "/ack").path("text").asText()).startsWith("Not possible: ");
    }

    @Test
    void another_person_finds_nothing_of_it() {
        String talk = talk(operator, null);
        assertThat(api.get("/conversations/" + talk, viewer).status()).isEqualTo(404);
        assertThat(api.get("/conversations/" + talk + "/export", viewer).status())
                .isEqualTo(404);
        assertThat(say(viewer, talk, "why?").status()).isEqualTo(404);
        assertThat(api.send("DELETE", "/conversations/" + talk, viewer, null).status())
                .isEqualTo(404);
        assertThat(api.get("/conversations", viewer).text()).doesNotContain(talk);
        assertThat(api.get("/conversations", operator).text()).contains(talk);
        assertThat(api.send(
                                "POST",
                                "/conversations",
                                viewer,
                                Map.of("incident_id", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(api.send("POST", "/conversations", viewer, Map.of("model", "nowhere"))
                        .problem())
                .isEqualTo("unknown-model");
        assertThat(api.send("DELETE", "/conversations/" + talk, operator, null).status())
                .isEqualTo(204);
        assertThat(api.get("/conversations/" + talk, operator).status()).isEqualTo(404);
        assertThat(rows.count(
                        "select count(*) from audit_event where verb = 'conversation.deleted' and actor like 'user:%'"
                                + " and object_id = ?",
                        talk))
                .isOne();
    }

    @Test
    void what_is_said_at_once_is_answered_one_by_one_in_order() {
        String talk = talk(operator, null);
        List<CompletableFuture<Answer>> said = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> say(operator, talk, "/dance" + n)))
                .toList();
        said.forEach(one -> assertThat(one.join().status()).isEqualTo(202));
        await().until(() -> messages(operator, talk).size() == 24);
        List<String> authors = new ArrayList<>();
        messages(operator, talk)
                .forEach(one -> authors.add(
                        one.path("author").asText() + one.path("state").asText()));
        assertThat(authors.stream().filter("personanswered"::equals)).hasSize(12);
        assertThat(authors.stream().filter("hubsaid"::equals)).hasSize(12);
    }

    @Test
    void many_conversations_at_once_lose_nothing_and_cross_nowhere() {
        // More of one person's would wait than may.
        List<String> people =
                Stream.generate(() -> People.token(api, Role.VIEWER)).limit(5).toList();
        List<UUID> incidents = IntStream.range(0, 25)
                .mapToObj(n -> rows.incident("Crowd " + UUID.randomUUID()))
                .toList();
        List<CompletableFuture<String>> answers = IntStream.range(0, incidents.size())
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    String person = people.get(n % people.size());
                    String talk = talk(person, incidents.get(n).toString());
                    return answer(person, talk, "status")
                            .path("citations")
                            .path(0)
                            .path("id")
                            .asText();
                }))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).toList())
                .isEqualTo(incidents.stream().map(UUID::toString).toList());
    }

    @Test
    void a_conversation_is_exported_without_secrets_and_without_living_markup() {
        String key = "AKIA" + "IOSFODNN7EXAMPLF";
        String talk = talk(viewer, null);
        answer(viewer, talk, "/dance <b>" + key);
        Answer json = api.get("/conversations/" + talk + "/export", viewer);
        assertThat(json.json().path("messages")).hasSize(2);
        assertThat(json.text()).doesNotContain(key);
        Answer markdown =
                api.send("GET", "/conversations/" + talk + "/export", viewer, null, Map.of("Accept", "text/markdown"));
        assertThat(markdown.status()).isEqualTo(200);
        assertThat(markdown.header("Content-Type")).startsWith("text/markdown");
        assertThat(markdown.text())
                .startsWith("# Conversation " + talk)
                .contains("\\<b\\>")
                .doesNotContain(key, "<b>");
        assertThat(rows.count("select count(*) from conversation_message where text like ?", "%" + key + "%"))
                .isZero();
    }

    @Test
    void what_was_found_for_a_conversation_goes_with_it() {
        String talk = talk(operator, null);
        answer(operator, talk, "why is the moon round?");
        String asked = messages(operator, talk).get(0).path("id").asText();
        String found = "select count(*) from investigation where id = cast(? as uuid)";
        assertThat(rows.count(found, asked)).isOne();
        rows.change(
                "insert into model_call (id, tenant, username, purpose, conversation_id, model, prompt, prompt_version,"
                        + " prompt_variant, reserved_tokens, reserved_cost, cached, outcome, created_at)"
                        + " values (cast(? as uuid), 'default', 'x', 'investigation', cast(? as uuid), 'm', 'p', '1', '', 1, 0,"
                        + " false, 'answered', now())",
                UUID.randomUUID().toString(),
                talk);

        api.send("DELETE", "/conversations/" + talk, operator, null);

        assertThat(rows.count(found, asked)).isZero();
        assertThat(rows.count("select count(*) from model_call where conversation_id = cast(? as uuid)", talk))
                .isZero();
    }

    @Test
    void exports_in_a_row_do_not_repeat_each_other_and_end_somewhere() {
        String talk = talk(viewer, null);
        answer(viewer, talk, "/dance the first thing");
        rows.change(
                "update conversation set channel = 'telegram', chat_id = '-8900000017' where id = cast(? as uuid)",
                talk);

        int first = answer(viewer, talk, "/export").path("text").asText().length();
        String second = answer(viewer, talk, "/export").path("text").asText();

        assertThat(second).hasSize(first).containsOnlyOnce("the first thing");
        rows.change(
                "insert into conversation_message (id, tenant, conversation_id, number, author, state, text, at)"
                        + " select gen_random_uuid(), 'default', cast(? as uuid), 1000 + n, 'person', 'answered',"
                        + " repeat('long \uD83D\uDE80 ', 400), now() from generate_series(1, 60) n",
                talk);
        rows.change("update conversation set messages = 2000 where id = cast(? as uuid)", talk);
        String last = say(viewer, talk, "/export").json().path("id").asText();
        await().until(() ->
                rows.count("select count(*) from conversation_message where answers = cast(? as uuid)", last) == 1);
        String whole = rows.text("select text from conversation_message where answers = cast(? as uuid)", last);
        assertThat(whole.length()).isBetween(15_000, 20_500);
        assertThat(whole).contains("Older messages are only there.");
    }

    @Test
    void messages_of_a_person_who_may_not_talk_any_more_do_not_wait_for_ever() {
        String gone = People.token(api, Role.VIEWER);
        String talk = talk(gone, null);
        answer(gone, talk, "/dance");
        UUID person = UUID.fromString(
                rows.text("select cast(user_id as text) from conversation where id = cast(? as uuid)", talk));
        rows.change("update app_user set disabled = true where id = ?", person);
        rows.change(
                "insert into conversation_message (id, tenant, conversation_id, number, author, state, text, at)"
                        + " values (gen_random_uuid(), 'default', cast(? as uuid), 100, 'person', 'waiting', 'why?', now())",
                talk);

        context.getBean(ProducerTemplate.class)
                .requestBodyAndHeaders(
                        "job:answer-conversation?carryBody=false&headers=conversationId&key=" + talk,
                        null,
                        Map.of("tenant", "default", "conversationId", talk));

        await().until(() -> rows.count(
                        "select count(*) from conversation_message where conversation_id = cast(? as uuid)"
                                + " and state = 'waiting'",
                        talk)
                == 0);
        assertThat(rows.count(
                        "select count(*) from conversation_message where conversation_id = cast(? as uuid)"
                                + " and author = 'hub'",
                        talk))
                .isOne();
    }

    private String talk(String token, String incident) {
        Answer begun = api.send(
                "POST", "/conversations", token, incident == null ? Map.of() : Map.of("incident_id", incident));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        return begun.json().path("id").asText();
    }

    private Answer say(String token, String talk, String text) {
        return api.send("POST", "/conversations/" + talk + "/messages", token, Map.of("text", text));
    }

    /** The hub's answer to what is said now. */
    private JsonNode answer(String token, String talk, String text) {
        Answer said = say(token, talk, text);
        assertThat(said.status()).as(said.text()).isEqualTo(202);
        int number = said.json().path("number").asInt();
        await().until(() -> messages(token, talk).size() > number);
        return messages(token, talk).get(number);
    }

    private JsonNode messages(String token, String talk) {
        return api.get("/conversations/" + talk, token).json().path("messages");
    }
}
