package dev.serai.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The name of an object that is known, in the ways in which people write one. */
final class KnownNameReader {

    private static final int LONGEST_NAME = 4;
    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    /** What a request may have beside its verb. */
    private static final List<String> GRAMMAR = List.of(
            "fillers",
            "articles",
            "links",
            "pronouns",
            "namespace_words",
            "namespace_before",
            "cluster_words",
            "because");

    private final KnownNames known;
    private final boolean scaling;

    /** @param scaling whether a number of pods may be spoken of, which says nothing of the object's kind */
    KnownNameReader(KnownNames known, boolean scaling) {
        this.known = known;
        this.scaling = scaling;
    }

    /**
     * A name as it is, also with blanks for its hyphens. Words that say something by themselves are never joined: alerts
     * name objects, and whoever sends one could rewrite what is said.
     */
    boolean take(WordCursor words, Slots slots) {
        int at = words.at();
        for (int length = mostJoined(words); length > 0; length--) {
            String joined = KnownNames.unquoted(String.join("-", words.words().subList(at, at + length)));
            boolean free = length > 1 || KnownNames.isQuoted(words.word()) || !isGrammar(joined);
            if (free && known.isName(joined)) {
                slots.name(joined);
                words.goTo(at + length);
                return true;
            }
        }
        return false;
    }

    /** How many of the words from here on may be one name together; the first may be one alone. */
    private int mostJoined(WordCursor words) {
        int most = Math.min(LONGEST_NAME, words.words().size() - words.at());
        for (int length = 0; length < most; length++) {
            if (saysSomething(words.word(words.at() + length))) {
                return Math.max(1, length);
            }
        }
        return most;
    }

    private boolean saysSomething(String word) {
        KindWords.SaidKind kind = KindWords.at(List.of(word), 0);
        return KnownNames.isQuoted(word)
                || known.isName(word)
                || isOfGrammar(word)
                || kind != null && kind.kind() != null
                || NumberWords.of(word) != null
                || Set.of("to", "auf").contains(word);
    }

    /** Whether a request may have the word beside its verb, so that it is a name only in quotes or behind a slash. */
    private static boolean isGrammar(String word) {
        return isOfGrammar(word) || KindWords.at(List.of(word), 0) != null;
    }

    private static boolean isOfGrammar(String word) {
        return GRAMMAR.stream().anyMatch(group -> LEXICON.endAt(group, List.of(word), 0) > 0);
    }

    /** "Cart's", "shop's". */
    boolean possessive(WordCursor words, Slots slots) {
        if (!words.word().endsWith("'s")) {
            return false;
        }
        String owner = words.word().substring(0, words.word().length() - 2);
        if (known.isName(owner)) {
            slots.name(owner);
        } else if (known.isNamespace(owner)) {
            slots.namespace(owner);
        } else {
            return false;
        }
        words.goTo(words.at() + 1);
        return true;
    }

    /** "Cart-Deployment", as German joins it. */
    boolean compound(WordCursor words, Slots slots) {
        int hyphen = words.word().lastIndexOf('-');
        if (hyphen <= 0) {
            return false;
        }
        String name = words.word().substring(0, hyphen);
        String ending = words.word().substring(hyphen + 1);
        KindWords.SaidKind kind = Optional.ofNullable(KindWords.at(List.of(ending), 0))
                .orElseGet(() -> KindWords.at(List.of(ending.replaceAll("s$", "")), 0));
        boolean free = known.isComplete() ? known.isName(name) : KnownNames.isNameShaped(name);
        if (kind == null || kind.kind() == null || !free) {
            return false;
        }
        boolean counted = scaling && LEXICON.endAt("replicas", List.of(ending), 0) > 0;
        if (!counted) {
            slots.kind(kind.kind());
        }
        slots.name(name);
        words.goTo(words.at() + 1);
        return true;
    }
}
