package dev.serai.hub.analysis;

import dev.serai.hub.llm.AnswerPieces;
import dev.serai.hub.llm.AnswerSchema;
import dev.serai.hub.llm.ModelCaller;
import dev.serai.investigation.OfferedTool;
import dev.serai.model.ModelPurpose;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a model.
 *
 * @param caller for whom it is asked
 * @param schema what its answer must look like
 * @param reader how its answer is read
 * @param scope where its tools reach
 * @param tools those that it is offered, by name
 * @param pieces shows the answer as it comes; null where nobody waits for it
 * @param within how long the question may take in all, see {@link QuestionLimits}
 */
public record ModelTask(
        ModelPurpose purpose,
        ModelCaller caller,
        ModelWording wording,
        AnswerSchema schema,
        ReplyReader reader,
        ToolScope scope,
        Map<String, OfferedTool> tools,
        @Nullable AnswerPieces pieces,
        Duration within) {

    public ModelTask {
        tools = Map.copyOf(tools);
    }
}
