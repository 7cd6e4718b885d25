package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.serai.analysis.Question;
import dev.serai.approval.Role;
import dev.serai.hub.analysis.ReplyReader.ReadReply;
import dev.serai.hub.analysis.ToolScope.ToolAsker;
import dev.serai.hub.analysis.ToolScope.ToolReach;
import dev.serai.hub.llm.AnswerSchema;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.hub.llm.UsedPrompt;
import dev.serai.investigation.Answer;
import dev.serai.investigation.LoopLimits;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.ToolPermit;
import dev.serai.model.ModelPurpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a question's time is left for the next call. */
class ModelRunTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    @Test
    void each_call_of_a_question_gets_what_the_ones_before_have_left() {
        ModelRun begun = ModelRun.of(
                new Question(List.of(), List.of()),
                List.of(UserMessage.from("why?")),
                task(),
                LoopState.begin(LoopLimits.STANDARD));
        Duration first = begun.request().within();

        Duration second = begun.unreadable(List.of(AiMessage.from("so"), UserMessage.from("again")))
                .request()
                .within();

        assertThat(first).isNotNull().isPositive().isLessThan(WITHIN);
        assertThat(second).isLessThan(first);
    }

    private static ModelTask task() {
        ModelWording wording = new ModelWording() {
            @Override
            public UsedPrompt used() {
                return new UsedPrompt("test", "1", "a");
            }

            @Override
            public String repair(String error) {
                return error;
            }
        };
        return new ModelTask(
                ModelPurpose.INVESTIGATION,
                new ModelCaller(null, null, null, null, null),
                wording,
                new AnswerSchema("answer", Answer.outputSchema(), Set.of()),
                (said, shown) -> new ReadReply(null, "", false),
                new ToolScope(
                        new ToolAsker("default", "user:vera", ToolPermit.of(Role.VIEWER)),
                        Set.of(),
                        null,
                        ToolReach.NOTHING),
                Map.of(),
                null,
                WITHIN);
    }
}
