package dev.serai.language;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the object that a question names among all its other words. */
final class SubjectFinder {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final int LONGEST = 5;
    private static final int LONGEST_QUESTION = 8;
    private static final Set<String> BEFORE_A_NAME =
            Set.of("with", "mit", "of", "von", "bei", "about", "is", "are", "ist", "sind", "to", "an", "in");

    private SubjectFinder() {}

    /** The first name that is known, with its namespace and kind; without one, a word that stands where a name does. */
    static Slots find(List<String> words, KnownNames known) {
        Slots found = named(words, known, false);
        if (found.name == null) {
            found = named(words, known, true);
        }
        if (found.name == null) {
            spokenOf(words, known, found);
        }
        place(words, known, found);
        return found;
    }

    /** An object may be called like a common word: it is meant only where no other is. */
    private static Slots named(List<String> words, KnownNames known, boolean common) {
        for (int at = 0; at < words.size(); at++) {
            for (int length = Math.min(LONGEST, words.size() - at); length > 0; length--) {
                Slots slots = SlotReader.read(words.subList(at, at + length), known);
                boolean named = slots.problem == null && slots.name != null && isThere(slots, known);
                if (named && (common || !LEXICON.isOrdinary(String.valueOf(slots.name)))) {
                    return slots;
                }
            }
        }
        return new Slots();
    }

    private static boolean isThere(Slots slots, KnownNames known) {
        String name = slots.name == null ? "" : slots.name;
        return known.isName(name) || slots.namespace != null && !known.isNamespace(name);
    }

    private static void spokenOf(List<String> words, KnownNames known, Slots found) {
        for (int at = 0; at < words.size() && found.name == null; at++) {
            String word = words.get(at);
            boolean free = KnownNames.isNameShaped(word)
                    && !LEXICON.isOrdinary(word)
                    && !known.isNamespace(word)
                    && NumberWords.of(word) == null;
            boolean led = at > 0 && BEFORE_A_NAME.contains(words.get(at - 1)) && isPredicateBehind(words, at);
            boolean kind = isKind(words, at + 1) || at > 0 && isKind(words, at - 1);
            boolean asked = isChanged(words, at) || isAskedAfter(words, at);
            if (free && (led || kind || asked || !known.isComplete())) {
                found.name(word);
            }
        }
    }

    /** "Is nginx ok", "läuft nginx noch", "nginx down?": a word of no list, without an article, and only common ones beside it. */
    private static boolean isAskedAfter(List<String> words, int at) {
        boolean first = at == 0;
        for (int start = 0; start < at; start++) {
            first |= LEXICON.endAt("asked_after", words, start) == at;
        }
        return first
                && words.size() > 1
                && words.size() <= LONGEST_QUESTION
                && words.subList(at + 1, words.size()).stream().allMatch(LEXICON::isOrdinary);
    }

    /** The namespace that is named where no object is; null where none is. */
    static @Nullable String place(List<String> words, KnownNames known) {
        return words.stream()
                .filter(word -> known.isNamespace(word) && !LEXICON.isOrdinary(word))
                .findFirst()
                .orElse(null);
    }

    private static boolean isPredicateBehind(List<String> words, int at) {
        return at + 1 == words.size()
                || LEXICON.endAt("states", words, at + 1) > 0
                || LEXICON.endAt("how", words, at + 1) > 0;
    }

    /** "Who changed nginx", "wer hat nginx geändert". */
    private static boolean isChanged(List<String> words, int at) {
        boolean behind = at > 0 && LEXICON.endAt("changed", words, at - 1) > 0 && at + 1 == words.size();
        boolean before = at > 0
                && LEXICON.endAt("before_changed", words, at - 1) > 0
                && LEXICON.endAt("changed", words, at + 1) > 0;
        return behind || before;
    }

    /** A cluster's name is one of nothing else, or stands beside the word for it. */
    private static boolean isCluster(List<String> words, int at, KnownNames known) {
        String word = words.get(at);
        boolean called = LEXICON.endAt("cluster_words", words, at + 1) > 0
                || at > 0 && LEXICON.endAt("cluster_words", words, at - 1) > 0;
        return known.isCluster(word) && (called || !known.isName(word) && !known.isNamespace(word));
    }

    private static boolean isKind(List<String> words, int at) {
        return Set.of("kinds_deployment", "kinds_stateful_set", "kinds_daemon_set", "kinds_pod", "kinds_any").stream()
                .anyMatch(group -> LEXICON.endAt(group, words, at) > 0);
    }

    private static void place(List<String> words, KnownNames known, Slots found) {
        for (int at = 0; at < words.size() && found.cluster == null; at++) {
            if (isCluster(words, at, known) && !words.get(at).equals(found.name)) {
                found.cluster(words.get(at));
            }
        }
        for (int at = 1; at < words.size() && found.namespace == null; at++) {
            boolean led = LEXICON.endAt("namespace_before", words, at - 1) > 0
                    || words.get(at - 1).equals("-n");
            if (led && known.isNamespace(words.get(at)) && !words.get(at).equals(found.name)) {
                found.namespace(words.get(at));
            }
        }
    }
}
