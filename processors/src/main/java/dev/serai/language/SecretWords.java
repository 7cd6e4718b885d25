package dev.serai.language;

import java.util.List;
import java.util.Set;

/** "Give me the secrets": what nobody is shown. Who may read them, and how they are handled, is a question as any other. */
final class SecretWords {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final Set<InquiryKind> ABOUT_THEM =
            Set.of(InquiryKind.WHO_MAY, InquiryKind.PROCEDURE, InquiryKind.SCAN, InquiryKind.WHAT_CHANGED);

    private SecretWords() {}

    static boolean areAskedFor(List<Sentence> sentences, List<String> words, KnownNames known) {
        if (!LEXICON.occurs("secrets_shown", words)) {
            return false;
        }
        InquiryKind kind = InquiryReader.kind(sentences, words, known);
        return kind == null || !ABOUT_THEM.contains(kind);
    }
}
