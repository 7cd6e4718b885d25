package dev.serai.hub.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.model.ModelOutcome;
import java.util.List;

/** What {@code direct:model-call} answers with. */
public sealed interface ModelAnswer {

    ModelUse use();

    /** What became of the call. */
    ModelOutcome outcome();

    /**
     * Text.
     *
     * @param key under which {@link ModelCache#keep} may keep it, once it is known to be of use
     */
    record ModelText(String text, String key, ModelUse use) implements ModelAnswer {

        @Override
        public ModelOutcome outcome() {
            return ModelOutcome.ANSWERED;
        }
    }

    /** The model wants these tools to be called first. */
    record ModelToolCalls(List<ToolExecutionRequest> calls, ModelUse use) implements ModelAnswer {

        public ModelToolCalls {
            calls = List.copyOf(calls);
        }

        @Override
        public ModelOutcome outcome() {
            return ModelOutcome.ASKED_TOOLS;
        }
    }

    /**
     * There is no answer.
     *
     * @param outcome why; {@link ModelOutcome#words} says it to people
     * @param partial what came before it broke off; empty where nothing came
     */
    record ModelFailed(ModelOutcome outcome, String partial, ModelUse use) implements ModelAnswer {}
}
