package dev.serai.hub.analysis;

import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Question;
import dev.serai.hub.llm.Conversation;
import dev.serai.investigation.LoopState;
import dev.serai.investigation.TraceRound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to the model and what became of it, in the property {@value #PROPERTY}.
 *
 * @param question what is asked, with what tools added to it
 * @param key equal for equal questions
 * @param conversation the messages so far and their costs
 * @param task how its answer is read, and which tools it has
 * @param startedNanos when it began, by {@link System#nanoTime()}
 * @param attempts answers read so far
 * @param loop how far it has used up what it may ask
 * @param trace the rounds in which it asked
 * @param reply what can be used, once there is a readable answer
 * @param failure why there is none, once that is certain
 */
public record ModelRun(
        Question question,
        String key,
        Conversation conversation,
        ModelTask task,
        long startedNanos,
        int attempts,
        LoopState loop,
        List<TraceRound> trace,
        @Nullable Object reply,
        @Nullable AnalysisReason failure) {

    public static final String PROPERTY = "model";

    /** One answer and one repair. */
    static final int MOST_ATTEMPTS = 2;

    public ModelRun {
        trace = List.copyOf(trace);
    }

    public static ModelRun of(
            Question question, String key, Conversation conversation, ModelTask task, LoopState loop) {
        return new ModelRun(question, key, conversation, task, System.nanoTime(), 0, loop, List.of(), null, null);
    }

    /** Whether the model is to be asked (again). Read by the route. */
    public boolean isOpen() {
        return reply == null && failure == null;
    }

    /** Whether it waits for what it asked tools. Read by the route. */
    public boolean isAsking() {
        return isOpen() && !conversation.asked().isEmpty();
    }

    /** How long it has taken. */
    public Duration since() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** How often an answer came back. */
    int answers() {
        return attempts + loop.rounds();
    }

    ModelRun answered(Object readable) {
        return with(attempts + 1, readable, null);
    }

    ModelRun failed(AnalysisReason why) {
        return with(attempts, null, why);
    }

    /** An answer that cannot be read: once it is worth another try. */
    ModelRun unreadable() {
        boolean last = attempts + 1 >= MOST_ATTEMPTS;
        return with(attempts + 1, null, last ? AnalysisReason.MODEL_REPLY_MALFORMED : null);
    }

    /** Tools have answered. */
    ModelRun answered(Question more, LoopState now, TraceRound round) {
        List<TraceRound> all = new ArrayList<>(trace);
        all.add(round);
        return new ModelRun(more, key, conversation, task, startedNanos, attempts, now, all, reply, failure);
    }

    /** What was answered in rounds before the one that is answered now. */
    int tokensInBefore() {
        return trace.stream().mapToInt(TraceRound::tokensIn).sum();
    }

    int tokensOutBefore() {
        return trace.stream().mapToInt(TraceRound::tokensOut).sum();
    }

    private ModelRun with(int nowAttempts, @Nullable Object nowReply, @Nullable AnalysisReason nowFailure) {
        return new ModelRun(
                question, key, conversation, task, startedNanos, nowAttempts, loop, trace, nowReply, nowFailure);
    }
}
