package dev.serai.hub.analysis;

import dev.serai.analysis.AnalysisReason;
import dev.serai.analysis.Question;
import dev.serai.analysis.Reply;
import dev.serai.hub.llm.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * One question to the model and what became of it, in the property {@value #PROPERTY}.
 *
 * @param question what is asked
 * @param key equal for equal questions
 * @param conversation the messages so far and their costs
 * @param startedNanos when it began, by {@link System#nanoTime()}
 * @param attempts answers read so far
 * @param reply what can be used, once there is a readable answer
 * @param failure why there is none, once that is certain
 */
record ModelRun(
        Question question,
        String key,
        Conversation conversation,
        long startedNanos,
        int attempts,
        @Nullable Reply reply,
        @Nullable AnalysisReason failure) {

    static final String PROPERTY = "model";

    /** One answer and one repair. */
    static final int MOST_ATTEMPTS = 2;

    /** Whether the model is to be asked (again). Read by the route. */
    public boolean isOpen() {
        return reply == null && failure == null;
    }

    ModelRun answered(Reply readable) {
        return new ModelRun(question, key, conversation, startedNanos, attempts + 1, readable, null);
    }

    ModelRun failed(AnalysisReason why) {
        return new ModelRun(question, key, conversation, startedNanos, attempts, null, why);
    }

    /** An answer that cannot be read: once it is worth another try. */
    ModelRun unreadable() {
        boolean last = attempts + 1 >= MOST_ATTEMPTS;
        AnalysisReason why = last ? AnalysisReason.MODEL_REPLY_MALFORMED : null;
        return new ModelRun(question, key, conversation, startedNanos, attempts + 1, null, why);
    }
}
