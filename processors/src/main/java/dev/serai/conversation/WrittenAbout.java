package dev.serai.conversation;

import dev.serai.language.Understanding;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what was found about a person's words from what only shares a common one with them: a search always finds something.
 * Half of the words that say what is meant must occur, at least by how they begin.
 */
public final class WrittenAbout {

    private static final int BEGINNING = 5;

    private WrittenAbout() {}

    /** @param text what was found, with its source and title */
    public static boolean isAbout(String asked, String text) {
        Set<String> telling = Understanding.topicWords(asked);
        String found = text.toLowerCase(Locale.ROOT);
        long there = telling.stream()
                .filter(word -> found.contains(word.substring(0, Math.min(word.length(), length(word)))))
                .count();
        return there > 0 && 2 * there >= telling.size();
    }

    /** Words with digits are names and references, which count as a whole. */
    private static int length(String word) {
        return word.chars().anyMatch(Character::isDigit) ? word.length() : BEGINNING;
    }
}
