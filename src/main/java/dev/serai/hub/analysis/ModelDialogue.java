package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelAnswer.ModelToolCalls;
import dev.serai.model.ModelTokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was said to a model and by it so far.
 *
 * @param tools which it may ask for more
 * @param mayAskTools whether it still may
 * @param tokens what all answers took
 * @param last its last answer
 */
public record ModelDialogue(
        List<ChatMessage> messages,
        List<ToolSpecification> tools,
        boolean mayAskTools,
        ModelTokens tokens,
        @Nullable ModelAnswer last) {

    public ModelDialogue {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }

    static ModelDialogue of(List<ChatMessage> messages, List<ToolSpecification> tools) {
        return new ModelDialogue(messages, tools, true, ModelTokens.NONE, null);
    }

    /** What the last answer asked tools instead of answering. */
    List<ToolExecutionRequest> toolCalls() {
        return last instanceof ModelToolCalls asked ? asked.calls() : List.of();
    }

    ModelDialogue heard(ModelAnswer answer) {
        ModelTokens took = answer.use().tokens();
        return new ModelDialogue(
                messages,
                tools,
                mayAskTools,
                new ModelTokens(tokens.in() + took.in(), tokens.out() + took.out()),
                answer);
    }

    /** What was asked is answered; {@code again} says whether tools may be asked more. */
    ModelDialogue and(List<ChatMessage> more, boolean again) {
        List<ChatMessage> all = new ArrayList<>(messages);
        all.addAll(more);
        return new ModelDialogue(all, tools, again, tokens, null);
    }
}
