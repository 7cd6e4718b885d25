package dev.serai.language;

/** A name of nothing that is known: it is kept, so that the answer can say so. */
final class UnknownName {

    private UnknownName() {}

    static boolean take(WordCursor words, Slots slots) {
        String name = KnownNames.unquoted(words.word());
        boolean free = KnownNames.isQuoted(words.word()) || !Lexicon.SHIPPED.isOrdinary(name);
        if (slots.name != null || !free || !KnownNames.isNameShaped(name)) {
            return false;
        }
        slots.name(name);
        words.goTo(words.at() + 1);
        return true;
    }
}
