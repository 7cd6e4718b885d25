package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.analysis.Evidence;
import dev.serai.probe.ToolCall;
import java.util.ArrayList;
import java.util.List;

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
        private String outcome = EvidenceRound.TIMEOUT;

        synchronized void brought(List<Evidence> stored, String how) {
            evidence = List.copyOf(stored);
            outcome = how;
        }

        synchronized List<Evidence> evidence() {
            return evidence;
        }

        synchronized String outcome() {
            return outcome;
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
