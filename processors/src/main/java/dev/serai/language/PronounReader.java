package dev.serai.language;

/** "It", or "this" where no noun follows. */
final class PronounReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private final KnownNames known;
    private final boolean scaling;

    PronounReader(KnownNames known, boolean scaling) {
        this.known = known;
        this.scaling = scaling;
    }

    boolean take(WordCursor words, Slots slots) {
        int end = words.endAt("pronouns", words.at());
        if (end < 0) {
            return false;
        }
        boolean article = end == words.at() + 1 && words.endAt("articles", words.at()) > 0 && isNoun(words, end);
        if (!article && slots.pronoun) {
            return false;
        }
        slots.pronoun |= !article;
        words.goTo(end);
        return true;
    }

    private boolean isNoun(WordCursor words, int place) {
        String word = words.word(place);
        return !word.isEmpty()
                && (KindWords.at(words.words(), place) != null
                        || !LEXICON.isOrdinary(word)
                        || known.isName(word)
                        || scaling && words.endAt("replicas", place) > 0);
    }
}
