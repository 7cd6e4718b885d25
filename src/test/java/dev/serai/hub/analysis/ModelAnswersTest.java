package dev.serai.hub.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.TimeoutException;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Question;
import dev.serai.hub.llm.Conversation;
import dev.serai.investigation.LoopLimits;
import dev.serai.investigation.LoopState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ModelAnswersTest {

    private final Exchange analysis = new DefaultExchange(new DefaultCamelContext());
    private final Exchange call = new DefaultExchange(new DefaultCamelContext());
    private final ModelRun open = ModelRun.of(
            Question.of(List.of(), List.of()),
            "key",
            new Conversation(List.of()),
            new ModelTask(
                    (said, shown) -> new ReplyReader.ReadReply(null, "", false),
                    new ToolScope("default", Set.of(), null, List.of()),
                    Map.of()),
            LoopState.begin(LoopLimits.STANDARD));

    private ModelRun taken() {
        return new ModelAnswers().aggregate(analysis, call).getProperty(ModelRun.PROPERTY, ModelRun.class);
    }

    @Test
    void a_failure_that_comes_after_the_reason_was_noted_changes_nothing() {
        call.setProperty(ModelRun.PROPERTY, open.failed(AnalysisReason.MODEL_SUSPENDED));
        call.setException(new TimeoutException("late"));

        assertThat(taken().failure()).isEqualTo(AnalysisReason.MODEL_SUSPENDED);
        assertThat(analysis.getException()).isNull();
    }

    @Test
    void a_failure_that_comes_before_the_reason_was_noted_is_the_reason() {
        call.setProperty(ModelRun.PROPERTY, open);
        call.setException(new TimeoutException("late"));
        call.getMessage().setBody("half");

        assertThat(taken().failure()).isEqualTo(AnalysisReason.MODEL_TIMEOUT);
        assertThat(analysis.getException()).isNull();
        assertThat(analysis.getMessage().getBody()).isNull();
    }

    @Test
    void an_answer_is_handed_on() {
        call.setProperty(ModelRun.PROPERTY, open);
        call.getMessage().setBody("answer");

        assertThat(taken().isOpen()).isTrue();
        assertThat(analysis.getMessage().getBody()).isEqualTo("answer");
    }
}
