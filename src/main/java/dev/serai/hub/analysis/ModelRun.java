package dev.serai.hub.analysis;

import dev.langchain4j.data.message.ChatMessage;
import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Question;
import dev.serai.analysis.Reply;
import dev.serai.hub.llm.ModelAnswer;
import dev.serai.probe.ClusterObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question to the model and what became of it, in the property {@value #PROPERTY}.
 *
 * @param question what is asked, with what tools added to it
 * @param prompts how it is worded
 * @param dialogue the messages so far and their costs
 * @param startedNanos when it began, by {@link System#nanoTime()}
 * @param attempts answers read so far
 * @param objects what tools may be asked about; the first is number 1
 * @param asked what they were asked, a line each, and what became of it
 * @param rounds answers so far that asked tools instead
 * @param reply what can be used, once there is a readable answer
 * @param failure why there is none, once that is certain
 */
record ModelRun(
        Question question,
        Prompts prompts,
        ModelDialogue dialogue,
        long startedNanos,
        int attempts,
        List<ClusterObject> objects,
        List<String> asked,
        int rounds,
        @Nullable Reply reply,
        @Nullable AnalysisReason failure) {

    static final String PROPERTY = "model";

    /** One answer and one repair. */
    static final int MOST_ATTEMPTS = 2;

    /** Answers that may ask tools, and questions to tools in all of them. */
    static final int MOST_ROUNDS = 2;

    static final int MOST_ASKED = 4;

    ModelRun {
        objects = List.copyOf(objects);
        asked = List.copyOf(asked);
    }

    static ModelRun of(Question question, Prompts prompts, ModelDialogue dialogue, List<ClusterObject> objects) {
        return new ModelRun(question, prompts, dialogue, System.nanoTime(), 0, objects, List.of(), 0, null, null);
    }

    /** Whether the model is to be asked (again). Read by the route. */
    public boolean isOpen() {
        return reply == null && failure == null;
    }

    /** Whether it waits for what it asked tools. Read by the route. */
    public boolean isAsking() {
        return isOpen() && !dialogue.toolCalls().isEmpty();
    }

    int callsLeft() {
        return Math.max(0, MOST_ASKED - asked.size());
    }

    ModelRun answered(Reply readable) {
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

    /** Tools have answered. */
    ModelRun answered(Question more, List<String> lines, List<ChatMessage> messages) {
        List<String> all = new ArrayList<>(asked);
        all.addAll(lines);
        boolean again = rounds + 1 < MOST_ROUNDS && all.size() < MOST_ASKED;
        return new ModelRun(
                more,
                prompts,
                dialogue.and(messages, again),
                startedNanos,
                attempts,
                objects,
                all,
                rounds + 1,
                reply,
                failure);
    }

    private ModelRun with(
            int nowAttempts, ModelDialogue nowDialogue, @Nullable Reply nowReply, @Nullable AnalysisReason nowFailure) {
        return new ModelRun(
                question,
                prompts,
                nowDialogue,
                startedNanos,
                nowAttempts,
                objects,
                asked,
                rounds,
                nowReply,
                nowFailure);
    }
}
