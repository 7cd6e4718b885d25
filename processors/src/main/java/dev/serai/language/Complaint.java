package dev.serai.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "It is stuck", "weil cart nicht antwortet": the reason for a request. The subject comes first, since a verb that comes
 * first asks or sets a condition.
 */
final class Complaint {

    private static final List<String> PREDICATE = List.of("states", "be", "how", "fillers");
    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private Complaint() {}

    /** What the complaint is about; null if the words are none. */
    static @Nullable Slots read(List<String> words, KnownNames known) {
        int start = behind(words, 0, "fillers");
        start = behind(words, start, "because");
        start = behind(words, start, "fillers");
        int of = behind(words, start, "complaint_of");
        boolean ofVersion = of > start;
        start = of;
        int predicate = start;
        while (predicate < words.size() && (known.isName(words.get(predicate)) || !isPredicate(words, predicate))) {
            predicate++;
        }
        Slots subject = SlotReader.read(words.subList(start, predicate), known);
        boolean named = subject.problem == null && (subject.namesObject() || ofVersion && start == predicate);
        return named && isState(words.subList(predicate, words.size())) ? subject : null;
    }

    /** "Is broken", "hängt schon wieder", behind a request: said of what that is about. */
    static boolean isOfTheSame(List<String> words) {
        boolean begins = LEXICON.endAt("be", words, 0) > 0 || LEXICON.endAt("states_alone", words, 0) > 0;
        return begins && isState(words);
    }

    private static boolean isPredicate(List<String> words, int at) {
        return PREDICATE.subList(0, 3).stream().anyMatch(group -> LEXICON.endAt(group, words, at) > 0);
    }

    private static boolean isState(List<String> words) {
        boolean state = false;
        int at = 0;
        while (at < words.size()) {
            int end = -1;
            for (String group : PREDICATE) {
                end = Math.max(end, LEXICON.endAt(group, words, at));
            }
            end = NumberWords.of(words.get(at)) == null ? end : Math.max(end, at + 1);
            state |= LEXICON.endAt("states", words, at) > 0;
            if (end <= at) {
                return false;
            }
            at = end;
        }
        return state;
    }

    private static int behind(List<String> words, int at, String group) {
        int place = at;
        int end;
        while ((end = LEXICON.endAt(group, words, place)) > place) {
            place = end;
        }
        return place;
    }
}
