package dev.serai.model;

import java.util.Set;

/**
 * What of a model's answer a person may read while it still comes: text without secrets, and nothing of the form in which
 * tools are called. What is held back here is no loss, because the whole answer follows.
 */
public sealed interface ReadablePieces permits PlainPieces, JsonPieces {

    /** Takes the next piece, and gives what can be read now; empty for nothing yet. */
    String take(String piece);

    /** What is left once the answer is whole. */
    String rest();

    /**
     * Of an answer in plain text, word by word.
     *
     * @param tools whether it may call tools; some models write that into their text
     */
    static ReadablePieces ofText(boolean tools) {
        return new PlainPieces(tools);
    }

    /**
     * Of an answer that is one JSON object, one text after the other, a line each.
     *
     * @param shown where its texts for people are: JSON pointers without the indexes of lists, such as {@code /answer/text}
     */
    static ReadablePieces ofJson(Set<String> shown) {
        return new JsonPieces(shown);
    }
}
