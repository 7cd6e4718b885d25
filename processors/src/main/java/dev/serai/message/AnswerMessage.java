package dev.serai.message;

import java.util.List;
import java.util.function.ToIntFunction;

/** A part of an answer in a conversation; others' words are in it, so that nothing of it comes alive. */
public final class AnswerMessage {

    private AnswerMessage() {}

    /**
     * How long a part may be in a channel, so that it is shown whole.
     *
     * @param most the most that it may cost
     * @param cost what a text costs there: signs that nobody could see, and those with a meaning, take more room
     */
    public record PartLimit(int most, ToIntFunction<String> cost) {}

    public static Message of(String part) {
        return new Message(List.of(new Block.WholeText(part)), List.of(), null);
    }
}
