package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.policy.Expression;
import java.util.List;
import java.util.regex.Pattern;

/** Where the value of an argument comes from. */
public sealed interface Argument {

    /** A CEL expression over the facts. */
    record Computed(Expression expression) implements Argument {}

    /** A value that stands in the file. */
    record Fixed(JsonNode value) implements Argument {}

    /** A list of words, for instance a command: constant but for guarded ones after {@code --}. */
    record WordList(List<Word> words) implements Argument {

        public WordList {
            words = List.copyOf(words);
        }
    }

    /** One element of a list. */
    sealed interface Word {}

    /** A word that stands in the file. */
    record Constant(String text) implements Word {}

    /** A word that comes from the facts and must match the whole of an anchored pattern. */
    record Guarded(Expression expression, Pattern pattern) implements Word {}
}
