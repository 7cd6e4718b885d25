package dev.serai.hub.analysis;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.analysis.Evidence;
import dev.serai.investigation.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a model asked tools in one round, and what they answered so far. */
final class ToolAnswers {

    static final String PROPERTY = "toolAnswers";

    private static final String SEEN = "SEEN";

    /**
     * One call of a tool, and what it brought.
     *
     * @param request as the model is shown it again: nothing of its own words but its id and what was read of its arguments
     * @param call what it asked, and whether it may
     */
    record AnsweredCall(ToolExecutionRequest request, ToolCall call, ToolAnswer answer) {

        boolean allowed() {
            return call.allowed();
        }

        /** For the timeline and the meters. */
        String reported() {
            return allowed() ? answer.reported() : call.verdict().name();
        }
    }

    /** What came back; a tool that is late answers nobody. */
    static final class ToolAnswer {

        private List<Evidence> evidence = List.of();
        private @Nullable String failure = EvidenceRound.TIMEOUT;
        private long tookMs;

        /** @param why nothing could be read, as a code; null where the tool has seen what there is */
        synchronized void brought(List<Evidence> stored, @Nullable String why, long millis) {
            evidence = List.copyOf(stored);
            failure = why;
            tookMs = millis;
        }

        synchronized List<Evidence> evidence() {
            return evidence;
        }

        synchronized @Nullable String failure() {
            return failure;
        }

        synchronized long tookMs() {
            return tookMs;
        }

        synchronized String reported() {
            return failure == null ? SEEN : failure;
        }
    }

    private final List<AnsweredCall> asked = new ArrayList<>();
    private final long startedNanos = System.nanoTime();

    void add(ToolExecutionRequest request, ToolCall call) {
        asked.add(new AnsweredCall(request, call, new ToolAnswer()));
    }

    List<AnsweredCall> asked() {
        return List.copyOf(asked);
    }

    long tookMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }
}
