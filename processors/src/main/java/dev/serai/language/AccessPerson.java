package dev.serai.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of whom it is asked what they may: "can jane@shop.example delete pods", "was darf pipeline@shop.example?". */
final class AccessPerson {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private AccessPerson() {}

    /** The account that is named; null where none is, so that everybody is meant. */
    static @Nullable String of(List<String> words, KnownNames known) {
        for (int at = 0; at < words.size(); at++) {
            int name = LEXICON.endAt("person_before", words, at);
            if (name > at && name < words.size() && isPerson(words, name, known)) {
                return words.get(name);
            }
        }
        return null;
    }

    /** Whether all that one may is asked for, and no single act. */
    static boolean asksForAll(List<String> words) {
        return LEXICON.occurs("person_all", words) || LEXICON.occurs("person_what", words);
    }

    /** An address, or a name of nothing else that does something to what roles speak of: "can nginx be restarted" is no such. */
    private static boolean isPerson(List<String> words, int at, KnownNames known) {
        String word = words.get(at);
        if (word.indexOf('@') > 0) {
            return true;
        }
        boolean free = KnownNames.isNameShaped(word)
                && !LEXICON.isOrdinary(word)
                && !known.isName(word)
                && !known.isNamespace(word)
                && !known.isCluster(word)
                && NumberWords.of(word) == null;
        List<String> behind = words.subList(at + 1, words.size());
        return free && !LEXICON.occurs("person_passive", behind) && (asksForAll(words) || isOfResource(behind));
    }

    private static boolean isOfResource(List<String> words) {
        return LEXICON.groupsWith("resource_").stream()
                .filter(group -> !group.equals("resource_*"))
                .anyMatch(group -> LEXICON.occurs(group, words));
    }
}
