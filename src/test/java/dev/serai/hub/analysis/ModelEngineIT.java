package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.hub.db.Ids;
import dev.serai.hub.llm.AnswerPieces;
import dev.serai.hub.llm.AnswerSchema;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelAnswer.ModelText;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.ModelRequest;
import dev.serai.hub.llm.ToolOffer;
import dev.serai.hub.llm.UsedPrompt;
import dev.serai.model.ModelPurpose;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a real engine does too, where one is installed, see {@link ModelEngine}: whatever it says, its form is as asked. */
class ModelEngineIT extends ModelHub {

    private static final AnswerSchema SCHEMA = new AnswerSchema(
            "verdict",
            """
            {"type":"object","additionalProperties":false,"required":["broken"],"properties":{"broken":{"type":"boolean"}}}
            """,
            Set.of());

    @Test
    void an_answer_has_the_form_that_was_asked_for_and_its_tokens_are_counted() throws Exception {
        ModelText said = ask("The pod restarts every minute. Is it broken?", SCHEMA, null);

        JsonNode answer = new ObjectMapper().readTree(said.text());
        assertThat(answer.path("broken").isBoolean()).as(said.text()).isTrue();
        assertThat(answer).hasSize(1);
        assertThat(said.use().model()).isEqualTo("engine");
        assertThat(said.use().tokens().in()).isPositive();
        assertThat(said.use().tokens().out()).isPositive();
    }

    @Test
    void an_answer_is_streamed_as_it_is_given() {
        List<String> pieces = new CopyOnWriteArrayList<>();

        ModelText said = ask("Say hello in five words.", null, new AnswerPieces(pieces::add));

        assertThat(said.text()).isNotBlank();
        assertThat(String.join("", pieces)).isEqualTo(said.text());
        assertThat(said.use().tokens().out()).isPositive();
    }

    private ModelText ask(String question, @Nullable AnswerSchema schema, @Nullable AnswerPieces pieces) {
        ModelAnswer answer = template.requestBody(
                "direct:model-call",
                new ModelRequest(
                        "default",
                        ModelPurpose.CONVERSATION,
                        new ModelCaller("engineer-" + Ids.next(), null, null, null, "engine"),
                        new UsedPrompt("test", "1", "a"),
                        List.of(UserMessage.from(question)),
                        ToolOffer.NONE,
                        schema,
                        false,
                        pieces,
                        null),
                ModelAnswer.class);
        assertThat(answer).as(answer.outcome().words()).isInstanceOf(ModelText.class);
        return (ModelText) answer;
    }
}
