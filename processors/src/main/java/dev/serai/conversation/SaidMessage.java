package dev.serai.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said.
 *
 * @param number its place in the conversation, from 1
 * @param text as it was said, without secrets
 * @param citations what an answer rests on; empty for a person's
 * @param answers the number of the message that it answers; null for a person's
 */
public record SaidMessage(
        int number,
        MessageAuthor author,
        String text,
        List<Citation> citations,
        Instant at,
        @Nullable Integer answers) {

    public SaidMessage {
        citations = List.copyOf(citations);
    }
}
