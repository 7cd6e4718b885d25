package dev.serai.language;

import java.util.Arrays;
import java.util.List;

/** {@code deployment/cart}, {@code shop/cart}, {@code shop/deployment/cart}. */
final class QualifiedName {

    private static final int MOST_PARTS = 3;

    private QualifiedName() {}

    static boolean take(WordCursor words, Slots slots) {
        String[] parts = KnownNames.unquoted(words.word()).split("/", -1);
        boolean qualified = parts.length > 1
                && parts.length <= MOST_PARTS
                && Arrays.stream(parts).allMatch(KnownNames::isNameShaped);
        if (!qualified) {
            return false;
        }
        KindWords.SaidKind kind = KindWords.at(List.of(parts[parts.length - 2]), 0);
        if (parts.length == MOST_PARTS && kind == null) {
            return false;
        }
        if (kind != null) {
            slots.kind(kind.kind());
        }
        if (kind == null || parts.length == MOST_PARTS) {
            slots.namespace(parts[0]);
        }
        slots.name(parts[parts.length - 1]);
        words.goTo(words.at() + 1);
        return true;
    }
}
