package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.serai.hub.db.Ids;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelAnswer.ModelFailed;
import dev.serai.hub.llm.ModelAnswer.ModelText;
import dev.serai.hub.llm.ModelAnswer.ModelToolCalls;
import dev.serai.hub.llm.ModelCache;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRequest;
import dev.serai.hub.llm.ToolOffer;
import dev.serai.hub.llm.UsedPrompt;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.apache.camel.component.langchain4j.chat.LangChain4jChatEndpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The one door to models: whatever they do, who asks gets an answer or a reason, and the ledger tells it. */
@ExtendWith(OutputCaptureExtension.class)
class ModelCallIT extends ModelHub {

    private static final String TENANT = "default";

    @Autowired
    ModelCache cache;

    private final UUID conversation = Ids.next();
    private final String user = "user-" + conversation;

    @Test
    void an_answer_is_written_down_with_what_it_took() {
        MODEL.answers("Hello.");

        ModelText said = (ModelText) ask(request(null));

        assertThat(said.text()).isEqualTo("Hello.");
        assertThat(said.use().tokens().in()).isEqualTo(321);
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("username", user)
                .containsEntry("purpose", "conversation")
                .containsEntry("model", "default")
                .containsEntry("prompt", "test")
                .containsEntry("prompt_version", "1")
                .containsEntry("prompt_variant", "a")
                .containsEntry("tokens_in", 321)
                .containsEntry("tokens_out", 45)
                .containsEntry("cached", false)
                .containsEntry("outcome", "answered"));
    }

    @Test
    void each_model_is_asked_by_the_chat_component_and_past_the_door_none() {
        assertThat(camel.getEndpointRegistry().values())
                .filteredOn(LangChain4jChatEndpoint.class::isInstance)
                .extracting(endpoint -> ((LangChain4jChatEndpoint) endpoint).getChatId())
                .containsExactlyInAnyOrder("default", "engine", "paced", "patient", "spare");
        ChatModel bean = camel.getRegistry().lookupByNameAndType("model-default", ChatModel.class);

        assertThatThrownBy(() -> bean.chat(List.of(UserMessage.from("Hello?"))))
                .hasMessageContaining("direct:model-call");
        assertThatThrownBy(() -> bean.chat("Hello?")).isInstanceOf(RuntimeException.class);
        assertThat(MODEL.calls()).isZero();
    }

    @Test
    void another_model_stands_in_for_one_that_fails(CapturedOutput log) {
        MODEL.answersWithStatus(500);
        SPARE.answers("From the spare one.");

        ModelText said = (ModelText) ask(request(null));

        assertThat(said.text()).isEqualTo("From the spare one.");
        assertThat(said.use().model()).isEqualTo("spare");
        assertThat(said.use().cost()).isEqualByComparingTo("0.001092");
        assertThat(said.use().insteadOf()).isEqualTo("default");
        assertThat(outcomes()).containsExactly("default error", "spare answered");
        assertThat(log.getAll().lines().filter(line -> line.contains("The model default gave no answer")))
                .singleElement()
                .asString()
                .contains("WARN", "(HTTP 500)", ModelOutcome.ERROR.words())
                .doesNotContain(ModelStandIn.KEY, "How are you");
    }

    @Test
    void one_that_hangs_is_left_after_its_time() {
        MODEL.hangs();
        SPARE.answers("In time.");

        assertThat(((ModelText) ask(request(null))).text()).isEqualTo("In time.");
        assertThat(outcomes()).containsExactly("default timeout", "spare answered");
        assertThat(rows().get(0).get("tokens_in")).isNull();
    }

    @Test
    void one_that_might_not_answer_in_time_is_not_asked() {
        MODEL.answers("Too late.");
        SPARE.answers("Too late as well.");

        ModelFailed failed = (ModelFailed) ask(within(Duration.ofMillis(Long.parseLong(TIMEOUT_MS) - 100)));

        assertThat(failed.outcome()).isEqualTo(ModelOutcome.TIMEOUT);
        assertThat(MODEL.calls() + SPARE.calls()).isZero();
        assertThat(rows()).isEmpty();
        assertThat(((ModelText) ask(within(Duration.ofMinutes(2)))).text()).isEqualTo("Too late.");
    }

    @Test
    void one_that_refuses_tools_is_asked_without_them_in_a_call_of_its_own_and_at_once_the_next_time()
            throws JsonProcessingException {
        MODEL.answersWithoutTools("Without.");

        assertThat(((ModelText) ask(withTool(null))).text()).isEqualTo("Without.");
        assertThat(outcomes()).containsExactly("default error", "default answered");

        assertThat(((ModelText) ask(withTool(null))).text()).isEqualTo("Without.");
        assertThat(MODEL.requests()).map(sent -> sent.has("tools")).containsExactly(true, false, false);
    }

    @Test
    void one_that_refuses_tools_is_not_asked_again_when_no_time_is_left_for_it() {
        MODEL.answersWithoutTools("Without.", Duration.ofMillis(1_100));

        assertThat(ask(withTool(Duration.ofMillis(Long.parseLong(TIMEOUT_MS) + 1_000))))
                .isInstanceOf(ModelFailed.class);

        assertThat(outcomes()).hasSizeLessThanOrEqualTo(1).doesNotContain("default answered");
    }

    @Test
    void one_that_refuses_a_request_with_and_without_tools_is_offered_them_again() throws JsonProcessingException {
        MODEL.answersWithStatus(400);
        ask(withTool(null));
        MODEL.reset();
        MODEL.answers("Well.");

        ask(withTool(null));

        assertThat(MODEL.requests()).map(sent -> sent.has("tools")).containsExactly(true);
    }

    private ModelRequest within(Duration within) {
        ModelRequest plain = request(null);
        return new ModelRequest(
                plain.tenant(),
                plain.purpose(),
                plain.caller(),
                plain.prompt(),
                plain.messages(),
                ToolOffer.NONE,
                null,
                false,
                null,
                within);
    }

    private ModelRequest withTool(@Nullable Duration within) {
        ModelRequest plain = request(null);
        ToolSpecification tool =
                ToolSpecification.builder().name("find_knowledge").build();
        return new ModelRequest(
                plain.tenant(),
                plain.purpose(),
                plain.caller(),
                plain.prompt(),
                plain.messages(),
                new ToolOffer(List.of(tool), true),
                null,
                false,
                null,
                within);
    }

    @Test
    void one_that_is_busy_is_left_alone_for_as_long_as_it_says() {
        MODEL.isBusy(60);
        SPARE.answers("Here.");

        ask(request(null));
        ask(request(null));

        assertThat(MODEL.calls()).isEqualTo(1);
        assertThat(outcomes()).containsExactly("default busy", "spare answered", "default suspended", "spare answered");
    }

    @Test
    void when_none_answers_the_first_ones_reason_is_given() {
        MODEL.isBusy(0);

        ModelFailed failed = (ModelFailed) ask(request(null));

        assertThat(failed.outcome()).isEqualTo(ModelOutcome.BUSY);
        assertThat(failed.use().model()).isEqualTo("default");
        assertThat(outcomes()).containsExactly("default busy", "spare error");
    }

    @Test
    void what_is_no_answer_or_a_huge_one_is_an_error() {
        for (String body : List.of("<html>no</html>", "{}", "", "{\"x\":\"" + "y".repeat(2 << 20) + "\"}")) {
            MODEL.reset();
            MODEL.answersRaw(body);

            assertThat(ask(request(null)).outcome()).isEqualTo(ModelOutcome.ERROR);
        }
    }

    @Test
    void a_stream_hands_over_its_pieces_and_the_whole() {
        MODEL.streams(true, "One, ", "two, ", "three.");
        List<String> pieces = new CopyOnWriteArrayList<>();

        ModelText said = (ModelText) ask(request(null).streamed(pieces::add));

        assertThat(pieces).containsExactly("One, ", "two, ", "three.");
        assertThat(said.text()).isEqualTo("One, two, three.");
        assertThat(said.use().tokens().out()).isEqualTo(5);
    }

    @Test
    void an_endpoint_that_does_not_stream_gives_the_whole_as_one_piece() {
        MODEL.answers("One, two, three.");
        List<String> pieces = new CopyOnWriteArrayList<>();

        ModelText said = (ModelText) ask(request(null).streamed(pieces::add));

        assertThat(said.text()).isEqualTo("One, two, three.");
        assertThat(String.join("", pieces)).isEqualTo("One, two, three.");
        assertThat(said.use().tokens().total()).isEqualTo(366);
        assertThat(MODEL.calls()).isEqualTo(1);
    }

    @Test
    void tools_are_asked_in_a_stream_and_nothing_of_that_is_shown() {
        String json = "{\"query\": \"x\"}";
        MODEL.streamsInTurn(ModelStandIn.streamOfCall("I look. " + json, "find_knowledge", json));
        List<String> pieces = new CopyOnWriteArrayList<>();
        ModelRequest request = request(null).streamed(pieces::add);
        ToolSpecification tool =
                ToolSpecification.builder().name("find_knowledge").build();

        ModelToolCalls said = (ModelToolCalls) ask(new ModelRequest(
                request.tenant(),
                request.purpose(),
                request.caller(),
                request.prompt(),
                request.messages(),
                new ToolOffer(List.of(tool), true),
                null,
                false,
                request.pieces(),
                null));

        assertThat(said.calls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("find_knowledge");
            assertThat(call.arguments()).isEqualTo(json);
        });
        assertThat(pieces).containsExactly("I look. ");
        assertThat(said.use().tokens().in()).isEqualTo(10);
    }

    @Test
    void who_shows_the_pieces_and_fails_is_answered_all_the_same() {
        MODEL.streams(true, "One, ", "two, ", "three.");
        List<String> pieces = new CopyOnWriteArrayList<>();

        ModelText said = (ModelText) ask(request(null).streamed(piece -> {
            pieces.add(piece);
            throw new IllegalStateException("nobody listens");
        }));

        assertThat(said.text()).isEqualTo("One, two, three.");
        assertThat(pieces).containsExactly("One, ");
    }

    @Test
    void a_stream_without_end_is_cut_off() {
        MODEL.streams(true, "x ".repeat(1_000_000));

        assertThat(ask(request(null).streamed(piece -> {})).outcome()).isEqualTo(ModelOutcome.ERROR);
    }

    @Test
    void half_a_stream_is_a_failure_with_what_came_and_nobody_begins_again() {
        MODEL.streams(false, "One, ", "two ", "thr");
        SPARE.streams(true, "Other.");
        List<String> pieces = new CopyOnWriteArrayList<>();

        ModelFailed failed = (ModelFailed) ask(request(null).streamed(pieces::add));

        assertThat(failed.outcome()).isEqualTo(ModelOutcome.BROKEN_OFF);
        assertThat(failed.partial()).isEqualTo("One, two ");
        assertThat(pieces).containsExactly("One, ", "two ");
        assertThat(outcomes()).containsExactly("default broken_off");
    }

    @Test
    void an_equal_question_is_answered_from_the_cache_once_its_answer_was_kept() {
        MODEL.answers("Known.");
        ModelRequest request = new ModelRequest(
                TENANT,
                ModelPurpose.CONVERSATION,
                new ModelCaller(user, null, conversation, null, null),
                new UsedPrompt("test", "1", "a"),
                List.of(UserMessage.from("What about " + conversation + "?")),
                ToolOffer.NONE,
                null,
                true,
                null,
                null);

        ask(request);
        ModelText again = (ModelText) ask(request);
        assertThat(again.use().cached()).isFalse();
        cache.keep(again);
        ModelText third = (ModelText) ask(request);

        assertThat(third.use().cached()).isTrue();
        assertThat(third.text()).isEqualTo("Known.");
        assertThat(MODEL.calls()).isEqualTo(2);
        assertThat(rows().get(2)).containsEntry("cached", true).containsEntry("tokens_in", 0);
    }

    @Test
    void callers_do_not_go_over_a_persons_budget_of_a_day_however_many_ask_at_once() {
        MODEL.answers("Yes.");
        // Together they want more than two days' budgets, so one is used up even where midnight falls between them.
        long callers = 120;
        assertThat(callers * ModelStandIn.TOKENS).isGreaterThan(2 * USER_TOKENS);
        // As many as the hub lets ask at once by its threads; more would wait for the database's connections instead.
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<ModelOutcome> outcomes = LongStream.range(0, callers)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> ask(request(null)).outcome(), threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(outcomes).contains(ModelOutcome.ANSWERED, ModelOutcome.BUDGET_USED);
        } finally {
            threads.shutdown();
        }
        List<Long> usedOfDays = jdbc.queryForList(
                """
                select sum(coalesce(tokens_in + tokens_out, reserved_tokens)) from model_call
                where username = ? group by date_trunc('day', created_at at time zone 'UTC')""",
                Long.class,
                user);
        assertThat(usedOfDays).isNotEmpty().allMatch(used -> used <= USER_TOKENS);
        assertThat(ModelOutcome.BUDGET_USED.words()).contains("budget", "midnight UTC");
    }

    private ModelRequest request(@Nullable String wanted) {
        return ModelRequest.plain(
                TENANT,
                ModelPurpose.CONVERSATION,
                new ModelCaller(user, null, conversation, null, wanted),
                new UsedPrompt("test", "1", "a"),
                List.of(UserMessage.from("How are you?")));
    }

    private ModelAnswer ask(ModelRequest request) {
        return template.requestBody("direct:model-call", request, ModelAnswer.class);
    }

    private List<Map<String, Object>> rows() {
        return jdbc.queryForList("select * from model_call where conversation_id = ? order by id", conversation);
    }

    private List<String> outcomes() {
        return rows().stream()
                .map(row -> row.get("model") + " " + row.get("outcome"))
                .toList();
    }
}
