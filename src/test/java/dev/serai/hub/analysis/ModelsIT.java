package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.approval.Role;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.ChannelRows;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRequest;
import dev.serai.hub.llm.UsedPrompt;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelPurpose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is asked, by whose choice, and who may not ask or see. The tenant acme and the channel discord ask the spare one. */
class ModelsIT extends ModelHub {

    private static final String USAGE = "/models/usage?from=2026-01-01T00:00:00Z&to=2100-01-01T00:00:00Z";

    @LocalServerPort
    int port;

    private ApiClient api;

    @BeforeEach
    void answer() {
        api = new ApiClient(port);
        MODEL.answers("Yes.");
        SPARE.answers("Yes.");
    }

    @Test
    void the_nearest_choice_is_asked() {
        String vera = People.token(api, Role.VIEWER);
        String name = api.get("/auth/me", vera).json().path("username").asText();

        assertThat(asked("default", name, null, null)).isEqualTo("default");
        assertThat(asked("acme", name, null, null)).isEqualTo("spare");
        assertThat(asked("default", name, "discord", null)).isEqualTo("spare");
        assertThat(asked("default", name, "telegram", null)).isEqualTo("default");
        assertThat(asked("acme", name, "discord", "default")).isEqualTo("default");

        assertThat(chosenBy(prefer(vera, "default"), "default")).containsExactly("user", "system");
        assertThat(asked("default", name, "discord", null)).isEqualTo("default");
        assertThat(asked("default", name, "discord", "spare")).isEqualTo("spare");
        assertThat(asked("default", "another", "discord", null)).isEqualTo("spare");
        assertThat(asked("default", name, "discord", "gone")).isEqualTo("default");

        assertThat(chosenBy(prefer(vera, null), "default")).containsExactly("system");
        assertThat(jdbc.queryForList(
                        "select coalesce(details ->> 'model', '-') from audit_event where verb = 'user.model_preferred'"
                                + " and actor = ? order by id",
                        String.class,
                        "user:" + name))
                .contains("-")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(asked("default", name, "discord", null)).isEqualTo("spare");
    }

    @Test
    void an_unknown_model_is_refused_with_those_that_there_are() {
        String vera = People.token(api, Role.VIEWER);
        for (Answer refused :
                List.of(prefer(vera, "gpt-99"), api.send("POST", "/conversations", vera, Map.of("model", "gpt-99")))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("unknown-model");
            assertThat(refused.json().path("detail").asText())
                    .isEqualTo("Configured models: default, engine, paced, patient, spare.");
        }
    }

    @Test
    void a_conversation_chooses_its_model_by_a_command() {
        String vera = People.token(api, Role.VIEWER);
        String talk = api.send("POST", "/conversations", vera, Map.of("model", "spare"))
                .json()
                .path("id")
                .asText();

        assertThat(said(vera, talk, "/model")).startsWith("This conversation asks spare, as chosen here.");
        assertThat(said(vera, talk, "/model gpt-99"))
                .startsWith("There is no model called gpt-99. This conversation asks spare,")
                .contains("Configured models: default, engine, paced, patient, spare.");
        assertThat(said(vera, talk, "/model auto"))
                .startsWith("This conversation asks default, which is asked where nobody has chosen.");
        assertThat(model(vera, talk).isNull()).isTrue();
        assertThat(said(vera, talk, "/model Spare")).startsWith("This conversation asks spare, as chosen here.");
        assertThat(model(vera, talk).asText()).isEqualTo("spare");
    }

    @Test
    void a_tenant_without_budget_is_refused_until_midnight_and_nobody_else() {
        UUID spent = Ids.next();
        // Later than now: this day's, also where midnight comes meanwhile.
        change(
                "insert into model_call (id, tenant, purpose, model, prompt, prompt_version, prompt_variant, reserved_tokens,"
                        + " reserved_cost, tokens_in, tokens_out, cost, cached, outcome, created_at) values (?, 'acme',"
                        + " 'analysis', 'spare', 'x', '1', 'a', 0, 0, 1, 1, 0.99, false, 'answered', now() + interval '1 hour')",
                spent);
        try {
            ModelAnswer refused = ask("acme", "vera", null, null);
            assertThat(refused.outcome()).isEqualTo(ModelOutcome.BUDGET_USED);
            assertThat(refused.outcome().words()).contains("budget", "midnight UTC");
            assertThat(SPARE.calls()).isZero();
            assertThat(ask("default", "vera", null, "spare").outcome()).isEqualTo(ModelOutcome.ANSWERED);

            change("update model_call set created_at = now() - interval '1 day' where id = ?", spent);
            assertThat(ask("acme", "vera", null, null).outcome()).isEqualTo(ModelOutcome.ANSWERED);
        } finally {
            change("delete from model_call where id = ?", spent);
        }
    }

    @Test
    void what_a_call_reserved_counts_until_it_is_known_what_it_took() {
        String approver = People.token(api, Role.APPROVER);
        String user = "reserves-" + Ids.next();
        UUID running = Ids.next();
        jdbc.update(
                "insert into model_call (id, tenant, username, purpose, model, prompt, prompt_version, prompt_variant,"
                        + " reserved_tokens, reserved_cost, cached, outcome, created_at) values (?, 'default', ?,"
                        + " 'conversation', 'spare', 'x', '1', 'a', 700, 0, false, 'running', now())",
                running,
                user);
        assertThat(reserved(approver, user)).isEqualTo(700);

        jdbc.update("update model_call set tokens_in = 5, tokens_out = 6, outcome = 'answered' where id = ?", running);

        assertThat(reserved(approver, user)).isZero();
    }

    private int reserved(String approver, String user) {
        for (JsonNode item : api.get(USAGE, approver).json().path("items")) {
            if (item.path("user").asText().equals(user)) {
                return item.path("tokens_reserved").asInt(-1);
            }
        }
        return -1;
    }

    @Test
    void an_answer_is_rated_by_whom_it_was_given_and_adds_up_by_its_prompt() {
        String vera = People.token(api, Role.VIEWER);
        String approver = People.token(api, Role.APPROVER);
        JsonNode before = quality(approver);
        String talk = api.send("POST", "/conversations", vera, Map.of())
                .json()
                .path("id")
                .asText();
        MODEL.answers("{\"answer\":[],\"missing\":\"the logs\",\"playbook\":\"\"}");

        assertThat(said(vera, talk, "Tell me about the weather of the cart service"))
                .contains("the logs");
        said(vera, talk, "/help");

        assertThat(rate(vera, talk, 2, false).status()).isEqualTo(204);
        assertThat(quality(approver).path("rejected").asInt())
                .isEqualTo(before.path("rejected").asInt() + 1);
        assertThat(rate(vera, talk, 2, true).status()).isEqualTo(204);
        JsonNode after = quality(approver);
        assertThat(after.path("accepted").asInt())
                .isEqualTo(before.path("accepted").asInt() + 1);
        assertThat(after.path("rejected").asInt())
                .isEqualTo(before.path("rejected").asInt());
        assertThat(after.path("answers").asInt())
                .isEqualTo(before.path("answers").asInt() + 1);

        assertThat(jdbc.queryForList(
                        "select details ->> 'helpful' from audit_event where verb = 'conversation.rated' and object_id = ?"
                                + " order by id",
                        String.class,
                        talk))
                .containsExactly("false", "true");

        for (int none : List.of(1, 4, 9)) {
            assertThat(rate(vera, talk, none, true).status())
                    .as("message " + none)
                    .isEqualTo(404);
        }
        assertThat(rate(approver, talk, 2, true).status()).isEqualTo(404);
    }

    @Test
    void a_proposal_that_was_approved_counts_once_for_the_last_answer_before_it() {
        String approver = People.token(api, Role.APPROVER);
        String prompt = "once-" + Ids.next();
        UUID incident = new ChannelRows(JdbcClient.create(jdbc)).incident(prompt);
        for (int answer = 0; answer < 2; answer++) {
            jdbc.update(
                    "insert into model_call (id, tenant, incident_id, purpose, model, prompt, prompt_version, prompt_variant,"
                            + " reserved_tokens, reserved_cost, tokens_in, tokens_out, cached, outcome, quality, created_at)"
                            + " values (?, 'default', ?, 'conversation', 'spare', ?, '1', 'a', 0, 0, 1, 1, false, 'answered',"
                            + " 'MODEL_CITED', now() - interval '1 minute')",
                    Ids.next(),
                    incident,
                    prompt);
        }
        jdbc.update(
                "insert into action (id, tenant, incident_id, playbook, playbook_sha256, step, kamelet, kamelet_sha256, effect,"
                        + " arguments, target, evidence, risk_score, risk_level, risk_factors, state, verification, proposed_by,"
                        + " created_at, updated_at, approved_at) values (?, 'default', ?, 'p', '-', 's', 'k', '-', 'change',"
                        + " '{}', ?, '[]', 50, 'medium', '[]', 'succeeded', 'passed', 'policy', now(), now(), now())",
                Ids.next(),
                incident,
                prompt);

        JsonNode counted = quality(approver, prompt);

        assertThat(counted.path("answers").asInt()).isEqualTo(2);
        assertThat(counted.path("approved").asInt()).isEqualTo(1);
        assertThat(counted.path("helped").asInt()).isEqualTo(1);
    }

    @Test
    void what_was_answered_without_the_model_is_no_rating_of_its_prompt() {
        String vera = People.token(api, Role.VIEWER);
        String approver = People.token(api, Role.APPROVER);
        String talk = api.send("POST", "/conversations", vera, Map.of())
                .json()
                .path("id")
                .asText();
        MODEL.answers("This is no answer that can be read.");
        assertThat(said(vera, talk, "Tell me about the weather of the cart service"))
                .contains("The model gave no usable answer");
        JsonNode before = quality(approver);

        assertThat(rate(vera, talk, 2, true).status()).isEqualTo(404);

        assertThat(quality(approver).path("accepted")).isEqualTo(before.path("accepted"));
    }

    private Answer rate(String token, String talk, int number, boolean helpful) {
        return api.send(
                "PUT", "/conversations/" + talk + "/messages/" + number + "/rating", token, Map.of("helpful", helpful));
    }

    private JsonNode quality(String approver) {
        return quality(approver, "investigation");
    }

    private JsonNode quality(String approver, String name) {
        for (JsonNode prompt : api.get(USAGE, approver).json().path("prompts")) {
            if (prompt.path("prompt").asText().equals(name)) {
                return prompt;
            }
        }
        return MissingNode.getInstance();
    }

    @Test
    void models_are_for_viewers_to_see_and_what_they_took_for_approvers() {
        String viewer = People.token(api, Role.VIEWER);
        String approver = People.token(api, Role.APPROVER);

        assertThat(api.get("/models", viewer).json().path("items").findValuesAsText("name"))
                .containsExactly("default", "engine", "paced", "patient", "spare");
        assertThat(api.get("/models", null).status()).isEqualTo(401);
        assertThat(api.get(USAGE, viewer).status()).isEqualTo(403);
        asked("default", "of-the-usage", null, null);
        assertThat(api.get(USAGE, approver).json().path("items").findValuesAsText("user"))
                .contains("of-the-usage");
        assertThat(api.get("/models", viewer).text()).doesNotContain(MODEL.baseUrl(), ModelStandIn.KEY);
    }

    private void change(String sql, UUID id) {
        TenantContext.run("acme", () -> assertThat(jdbc.update(sql, id)).isEqualTo(1));
    }

    private String asked(String tenant, String user, @Nullable String channel, @Nullable String wanted) {
        return ask(tenant, user, channel, wanted).use().model();
    }

    private ModelAnswer ask(String tenant, String user, @Nullable String channel, @Nullable String wanted) {
        return template.requestBody(
                "direct:model-call",
                ModelRequest.plain(
                        tenant,
                        ModelPurpose.CONVERSATION,
                        new ModelCaller(user, channel, null, null, wanted),
                        new UsedPrompt("test", "1", "a"),
                        List.of(UserMessage.from("Well?"))),
                ModelAnswer.class);
    }

    private Answer prefer(String token, @Nullable String model) {
        Map<String, Object> body = new HashMap<>();
        body.put("model", model);
        return api.send("PUT", "/models/preference", token, body);
    }

    private static List<String> chosenBy(Answer models, String name) {
        assertThat(models.status()).as(models.text()).isEqualTo(200);
        for (JsonNode item : models.json().path("items")) {
            if (item.path("name").asText().equals(name)) {
                List<String> choices = new ArrayList<>();
                item.path("chosen_by").forEach(one -> choices.add(one.asText()));
                return choices;
            }
        }
        return List.of();
    }

    private JsonNode model(String token, String talk) {
        return api.get("/conversations/" + talk, token).json().path("model");
    }

    private String said(String token, String talk, String text) {
        int before = messages(token, talk).size();
        Answer taken = api.send("POST", "/conversations/" + talk + "/messages", token, Map.of("text", text));
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        await().until(() -> messages(token, talk).size() >= before + 2);
        return messages(token, talk).get(before + 1).path("text").asText();
    }

    private JsonNode messages(String token, String talk) {
        return api.get("/conversations/" + talk, token).json().path("messages");
    }
}
