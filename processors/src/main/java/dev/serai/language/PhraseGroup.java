package dev.serai.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the word lists, by the words with which its phrases begin. */
final class PhraseGroup {

    private final List<Phrase> phrases;
    private final Map<String, List<Phrase>> byHead = new HashMap<>();

    PhraseGroup(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        for (Phrase phrase : phrases) {
            phrase.heads().forEach(head -> byHead.computeIfAbsent(head, word -> new ArrayList<>())
                    .add(phrase));
        }
    }

    List<Phrase> phrases() {
        return phrases;
    }

    /** Those that may begin with a word. */
    List<Phrase> beginningWith(String word) {
        return byHead.getOrDefault(word, List.of());
    }
}
