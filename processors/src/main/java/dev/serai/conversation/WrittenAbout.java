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
        long there = there(telling, text);
        return there > 0 && 2 * there >= telling.size();
    }

    /** Whether a text is about how the asked thing is done, or what it is: half of the words that say so must occur, and of common words two where there are two. */
    public static boolean isHowTo(String asked, String text) {
        Set<String> telling = Understanding.procedureWords(asked);
        long there = there(telling, text);
        boolean rare = there(Understanding.topicWords(asked), text) > 0;
        return there > 0 && 2 * there >= telling.size() && (rare || there >= Math.min(2, telling.size()));
    }

    private static long there(Set<String> telling, String text) {
        String found = text.toLowerCase(Locale.ROOT);
        return telling.stream()
                .filter(word -> found.contains(word.substring(0, Math.min(word.length(), length(word)))))
                .count();
    }

    /** Words with digits are names and references, which count as a whole. */
    private static int length(String word) {
        return word.chars().anyMatch(Character::isDigit) ? word.length() : BEGINNING;
    }
}
