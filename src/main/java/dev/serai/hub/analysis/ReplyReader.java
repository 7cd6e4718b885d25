package dev.serai.hub.analysis;

import dev.serai.analysis.Question;
import org.jspecify.annotations.Nullable;

/** How what a model says is read, once it asks no tools any more. */
public interface ReplyReader {

    /**
     * @param said as it came
     * @param shown what it may cite
     */
    ReadReply read(@Nullable String said, Question shown);

    /**
     * What was made of it.
     *
     * @param reply what can be used; null where it cannot be read
     * @param error why not, for the model
     * @param usable whether the same question may be answered with it again
     */
    record ReadReply(@Nullable Object reply, String error, boolean usable) {}
}
