package dev.serai.hub.analysis;

import dev.langchain4j.data.message.ChatMessage;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Question;
import dev.serai.hub.llm.AnswerPieces;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.hub.llm.ModelRequest;
import dev.serai.hub.llm.ToolOffer;
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
 * @param dialogue the messages so far and their costs
 * @param task who asks and how, how its answer is read, and which tools it has
 * @param startedNanos when it began, by {@link System#nanoTime()}
 * @param attempts answers read so far
 * @param loop how far it has used up what it may ask
 * @param trace the rounds in which it asked
 * @param reply what can be used, once there is a readable answer
 * @param failure why there is none, once that is certain
 */
public record ModelRun(
        Question question,
        ModelDialogue dialogue,
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

    public static ModelRun of(Question question, List<ChatMessage> messages, ModelTask task, LoopState loop) {
        ModelDialogue dialogue = ModelDialogue.of(messages, IncidentTools.specifications(task.tools()));
        return new ModelRun(question, dialogue, task, System.nanoTime(), 0, loop, List.of(), null, null);
    }

    /** Whether the model is to be asked (again). Read by the route. */
    public boolean isOpen() {
        return reply == null && failure == null;
    }

    /** Whether it waits for what it asked tools. Read by the route. */
    public boolean isAsking() {
        return isOpen() && !dialogue.toolCalls().isEmpty();
    }

    /** How long it has taken. */
    public Duration since() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** What to ask the model next. Only the first question of a run may have been asked before. */
    ModelRequest request() {
        return new ModelRequest(
                task.scope().tenant(),
                task.purpose(),
                task.caller(),
                task.wording().used(),
                dialogue.messages(),
                new ToolOffer(dialogue.tools(), dialogue.mayAskTools()),
                task.schema(),
                attempts == 0 && trace.isEmpty(),
                pieces(),
                task.within().minus(since()));
    }

    private @Nullable AnswerPieces pieces() {
        AnswerPieces pieces = task.pieces();
        return pieces == null || pieces.begun() ? null : pieces;
    }

    ModelRun answered(Object readable) {
        return with(attempts + 1, dialogue, readable, null);
    }

    ModelRun failed(AnalysisReason why) {
        return with(attempts, dialogue, null, why);
    }

    ModelRun heard(ModelAnswer answer) {
        return with(attempts, dialogue.heard(answer), reply, failure);
    }

    /** An answer that cannot be read: once it is worth another try, with these messages. */
    ModelRun unreadable(List<ChatMessage> repair) {
        boolean last = attempts + 1 >= MOST_ATTEMPTS;
        return with(
                attempts + 1,
                last ? dialogue : dialogue.and(repair, dialogue.mayAskTools()),
                null,
                last ? AnalysisReason.MODEL_REPLY_MALFORMED : null);
    }

    /** Tools have answered, with these messages. */
    ModelRun answered(Question more, LoopState now, TraceRound round, List<ChatMessage> messages) {
        List<TraceRound> all = new ArrayList<>(trace);
        all.add(round);
        ModelDialogue told = dialogue.and(messages, now.spent(since()) == null);
        return new ModelRun(more, told, task, startedNanos, attempts, now, all, reply, failure);
    }

    /** What was answered in rounds before the one that is answered now. */
    int tokensInBefore() {
        return trace.stream().mapToInt(TraceRound::tokensIn).sum();
    }

    int tokensOutBefore() {
        return trace.stream().mapToInt(TraceRound::tokensOut).sum();
    }

    private ModelRun with(
            int nowAttempts,
            ModelDialogue nowDialogue,
            @Nullable Object nowReply,
            @Nullable AnalysisReason nowFailure) {
        return new ModelRun(question, nowDialogue, task, startedNanos, nowAttempts, loop, trace, nowReply, nowFailure);
    }
}
