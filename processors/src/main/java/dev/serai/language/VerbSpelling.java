package dev.serai.language;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Verbs of changes, and slips of the pen in them. */
final class VerbSpelling {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final Set<String> MENDED = words("mended");
    private static final Set<String> NEVER_MENDED = words("never_mended");

    private VerbSpelling() {}

    /** The verb that a word is with one letter wrong; the word itself if it is none, or says something else. */
    static String mended(String word) {
        boolean strange = !LEXICON.isOrdinary(word) && !NEVER_MENDED.contains(word);
        return strange ? Spelling.mended(word, MENDED) : word;
    }

    /** Every word that is any known one with one letter wrong: only for questions, which change nothing. */
    static List<String> anyMended(List<String> words, KnownNames known) {
        return words.stream()
                .map(word -> known.isName(word) || LEXICON.isOrdinary(word)
                        ? word
                        : Spelling.mended(word, LEXICON.vocabulary()))
                .toList();
    }

    /** Whether a verb of a change occurs at all, whatever is said with it. */
    static boolean occurs(List<String> words) {
        List<String> mended = words.stream().map(VerbSpelling::mended).toList();
        for (ChangeVerb verb : ChangeVerb.values()) {
            if (LEXICON.occurs(verb.name(), mended)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> words(String group) {
        Set<String> words = new HashSet<>();
        LEXICON.group(group).forEach(phrase -> words.addAll(phrase.vocabulary()));
        return Set.copyOf(words);
    }
}
