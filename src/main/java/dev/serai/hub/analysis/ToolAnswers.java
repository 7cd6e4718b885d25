package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.analysis.Evidence;
import dev.serai.probe.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model asked tools in one round, and what they answered so far. */
final class ToolAnswers {

    static final String PROPERTY = "toolAnswers";

    /**
     * One call of a tool, and what it brought.
     *
     * @param request as the model is shown it again: nothing of its own words but its id
     * @param look the call, and whether it is allowed
     */
    record AnsweredCall(ToolExecutionRequest request, ToolCall look, ToolAnswer answer) {

        boolean allowed() {
            return look.verdict() == ToolCall.ToolCallVerdict.ALLOWED;
        }
    }

    /** What came back; a tool that is late answers nobody. */
    static final class ToolAnswer {

        private List<Evidence> evidence = List.of();
        private @Nullable String failure = EvidenceRound.TIMEOUT;

        /** @param why nothing could be read, as a code; null where the tool has seen what there is */
        synchronized void brought(List<Evidence> stored, @Nullable String why) {
            evidence = List.copyOf(stored);
            failure = why;
        }

        synchronized List<Evidence> evidence() {
            return evidence;
        }

        synchronized @Nullable String failure() {
            return failure;
        }

        /** For the timeline and the meters. */
        synchronized String reported() {
            return failure == null ? "SEEN" : failure;
        }
    }

    private final List<AnsweredCall> asked = new ArrayList<>();

    void add(ToolExecutionRequest request, ToolCall look) {
        asked.add(new AnsweredCall(request, look, new ToolAnswer()));
    }

    List<AnsweredCall> asked() {
        return List.copyOf(asked);
    }
}
