package dev.serai.language;

import java.util.Set;

/** "In shop", "the shop namespace", "-n shop", "shop": where an object is. */
final class NamespaceReader {

    private static final String CALLED = "namespace_words";
    private static final String JOINED = "-namespace";
    private static final Set<String> FLAGS = Set.of("-n", "--namespace");
    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private final KnownNames known;

    NamespaceReader(KnownNames known) {
        this.known = known;
    }

    /** {@code -n shop}, {@code --namespace=shop}. */
    boolean flag(WordCursor words, Slots slots) {
        String flag = words.word();
        int equals = flag.indexOf('=');
        if (equals > 0 && FLAGS.contains(flag.substring(0, equals))) {
            return is(flag.substring(equals + 1), words.at() + 1, words, slots);
        }
        return FLAGS.contains(flag) && is(words.word(words.at() + 1), words.at() + 2, words, slots);
    }

    /** With a word that says that it is one, or that something is within. */
    boolean take(WordCursor words, Slots slots) {
        int before = words.endAt("namespace_before", words.at());
        int start = words.behind("articles", Math.max(words.at(), before));
        int marked = words.endAt(CALLED, start);
        if (marked > 0) {
            return is(words.word(marked), marked + 1, words, slots);
        }
        String name = words.word(start);
        int behind = words.endAt(CALLED, start + 1);
        if (behind > 0 && (known.isNamespace(name) || start > words.at() && !known.isName(name))) {
            return is(name, behind, words, slots);
        }
        if (name.endsWith(JOINED)) {
            return is(name.substring(0, name.length() - JOINED.length()), start + 1, words, slots);
        }
        boolean free = known.isNamespace(name) || !LEXICON.isOrdinary(name) && !known.isName(name);
        return before > 0 && free && is(name, start + 1, words, slots);
    }

    /** "The shop cart", "cart (shop)". */
    boolean bare(WordCursor words, Slots slots) {
        String name = words.word();
        return known.isNamespace(name)
                && !known.isName(name)
                && !LEXICON.isOrdinary(name)
                && is(name, words.at() + 1, words, slots);
    }

    private static boolean is(String said, int end, WordCursor words, Slots slots) {
        String name = KnownNames.unquoted(said);
        if (!KnownNames.isNameShaped(name)) {
            return false;
        }
        slots.namespace(name);
        words.goTo(end);
        return true;
    }
}
