package dev.serai.language;

import java.util.List;

/**
 * The words up to a comma, a full stop or another border.
 *
 * @param words folded; a possessive keeps its {@code 's}
 * @param question whether a question mark ends it
 * @param goesOn whether only a comma, a colon or a dash ends it
 */
record Sentence(List<String> words, boolean question, boolean goesOn) {

    Sentence {
        words = List.copyOf(words);
    }
}
