package dev.serai.hub.llm;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.serai.model.ModelOutcome;
import dev.serai.model.ModelTokens;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One model being asked. The thread that asks may still run when nobody waits for it any more; after {@link #end} it changes
 * nothing.
 */
final class ModelAttempt {

    private static final Logger LOG = LoggerFactory.getLogger(ModelAttempt.class);
    private static final int LONGEST_PARTIAL = 100_000;

    private final UUID call;
    private final ConfiguredModel model;
    private final long startedNanos = System.nanoTime();
    private final StringBuilder pieces = new StringBuilder();
    private @Nullable AttemptResult result;
    private String failure = "";
    private boolean sent;
    private boolean toolsRefused;
    private boolean ended;
    private boolean deaf;

    ModelAttempt(UUID call, ConfiguredModel model) {
        this.call = call;
        this.model = model;
    }

    /** How it ended: text, calls of tools, or neither. */
    record AttemptResult(
            ModelOutcome outcome, @Nullable String text, List<ToolExecutionRequest> calls, ModelTokens tokens) {

        static AttemptResult failed(ModelOutcome why) {
            return new AttemptResult(why, null, List.of(), ModelTokens.NONE);
        }

        /** Whether it is known what it took: a model that was at work may cost something although it said nothing of it. */
        boolean isMetered() {
            return switch (outcome) {
                case ANSWERED, ASKED_TOOLS, TIMEOUT, BROKEN_OFF -> tokens.total() > 0;
                default -> true;
            };
        }
    }

    UUID call() {
        return call;
    }

    ConfiguredModel model() {
        return model;
    }

    long latencyMs() {
        return (System.nanoTime() - startedNanos) / 1_000_000;
    }

    /** The request leaves now. */
    synchronized void sends() {
        sent = true;
    }

    synchronized boolean isSent() {
        return sent;
    }

    /** The endpoint refused the request, which offered tools. */
    synchronized void refusesTools() {
        toolsRefused = !ended;
    }

    synchronized boolean toolsRefused() {
        return toolsRefused;
    }

    /** What came of it, unless it comes too late. */
    synchronized void answered(AttemptResult answer) {
        if (!ended) {
            result = answer;
        }
    }

    /** How it failed, for the log: a kind of error, nothing of what was asked or answered. */
    synchronized void failed(String how) {
        failure = how;
    }

    /** Empty where nothing was thrown. */
    synchronized String failure() {
        return failure;
    }

    /** Null where it gave no answer. */
    synchronized @Nullable AttemptResult result() {
        return result;
    }

    /** Hands a piece on, unless it comes too late. Who ends the attempt never waits for the consumer. */
    void piece(String piece, Consumer<String> consumer) {
        if (!handsOn(piece)) {
            return;
        }
        try {
            consumer.accept(piece);
        } catch (RuntimeException e) {
            LOG.warn("The answer of the model {} is not shown piece by piece any more: {}", model.name(), e.toString());
            stopHanding();
        }
    }

    private synchronized boolean handsOn(String piece) {
        if (ended || deaf || piece.isEmpty()) {
            return false;
        }
        if (pieces.length() < LONGEST_PARTIAL) {
            pieces.append(piece);
        }
        return true;
    }

    private synchronized void stopHanding() {
        deaf = true;
    }

    synchronized void end() {
        ended = true;
    }

    /** What was handed on. */
    synchronized String partial() {
        return pieces.toString();
    }
}
