package dev.serai.language;

import dev.serai.language.Understood.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a person's words, German or English. A request for a change is understood as a whole or not at all; questions are
 * found by their phrases. What was not understood is answered by what would make it clear.
 */
public final class Understanding {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private Understanding() {}

    /** What the words ask for; the same words in the same context always mean the same. */
    public static Understood of(String text, UnderstandingContext context) {
        if (text.length() > UnderstandingContext.MAX_LENGTH) {
            return Unclear.of(UnclearReason.TOO_LONG);
        }
        String readable = Spelling.readable(text);
        if (readable == null) {
            return Unclear.of(UnclearReason.UNREADABLE_CHARACTERS);
        }
        KnownNames known = new KnownNames(context);
        Understood line = ShellLine.read(readable, known);
        if (line != null) {
            return line;
        }
        List<Sentence> sentences = Tokenizer.sentences(readable);
        return sentences.isEmpty() ? Unclear.of(UnclearReason.EMPTY) : of(sentences, known);
    }

    private static Understood of(List<Sentence> sentences, KnownNames known) {
        List<String> words = new ArrayList<>();
        sentences.forEach(sentence -> words.addAll(sentence.words()));
        boolean question = sentences.stream().anyMatch(Sentence::question);
        if (!question && LEXICON.madeOf("consent", "consent_around", words)) {
            return new Understood.Consent();
        }
        if (!question && LEXICON.madeOf("acknowledge", "acknowledge_around", words)) {
            return new Understood.Acknowledgement();
        }
        if (!question && LEXICON.madeOf("withdraw", "withdraw_around", words)) {
            return new Understood.Withdrawal();
        }
        Unclear nothing = saysNothing(words);
        if (nothing != null) {
            return nothing;
        }
        boolean decides =
                LEXICON.madeOf("approve", "approve_around", words) || LEXICON.madeOf("reject", "approve_around", words);
        if (!question && decides) {
            return Understood.Inquiry.of(InquiryKind.APPROVALS, null);
        }
        Understood change = words.contains(Tokenizer.QUOTATION) ? null : ChangeReader.read(sentences, known);
        if (change != null) {
            return change;
        }
        if (SecretWords.areAskedFor(sentences, words, known)) {
            return Unclear.of(UnclearReason.SECRETS);
        }
        Understood inquiry = InquiryReader.read(sentences, known);
        return inquiry == null ? unread(words, reason(words, question, known), known) : inquiry;
    }

    /** What is said outright and leads to nothing, and why. */
    private static @Nullable Unclear saysNothing(List<String> words) {
        if (LEXICON.madeOf("take_back", "take_back_around", words)) {
            return Unclear.of(UnclearReason.TAKE_BACK);
        }
        if (LEXICON.madeOf("thanks", "thanks_around", words)) {
            return Unclear.of(UnclearReason.THANKS);
        }
        if (LEXICON.madeOf("greeting", "greeting_around", words)) {
            return Unclear.of(UnclearReason.GREETING);
        }
        return LEXICON.madeOf("resolve", "resolve_around", words) ? Unclear.of(UnclearReason.RESOLVE) : null;
    }

    /** Words that no rule understands name what they are about all the same. */
    private static Unclear unread(List<String> words, UnclearReason reason, KnownNames known) {
        if (reason != UnclearReason.NOT_UNDERSTOOD || !known.isComplete()) {
            return Unclear.of(reason);
        }
        Slots named = SubjectFinder.find(words, known);
        return named.name == null
                ? Unclear.of(reason)
                : new Unclear(reason, reason.hint(), SubjectObjects.of(named, known), null);
    }

    /** Whether a change is spoken of, in whatever way: who wants one is told why it is none. */
    public static boolean speaksOfChange(String text) {
        return VerbSpelling.occurs(words(text));
    }

    /** Whether something was deployed, whatever it is. */
    public static boolean speaksOfRollouts(String text) {
        return LEXICON.occurs("rolled_out", words(text));
    }

    /** The words that say what it is about: all but the common ones, numbers, and those of this list of rules. */
    public static Set<String> topicWords(String text) {
        return words(text).stream()
                .filter(word -> word.length() > 1 && !LEXICON.isOrdinary(word) && NumberWords.of(word) == null)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> words(String text) {
        String readable = text.length() > UnderstandingContext.MAX_LENGTH ? null : Spelling.readable(text);
        return readable == null
                ? List.of()
                : Tokenizer.sentences(readable).stream()
                        .flatMap(sentence -> sentence.words().stream())
                        .toList();
    }

    /** Why a change that is spoken of is none that is asked for. */
    private static UnclearReason reason(List<String> words, boolean question, KnownNames known) {
        if (words.contains(Tokenizer.QUOTATION)) {
            return UnclearReason.REPORTED;
        }
        if (!question && OtherChange.isOne(words, known)) {
            return UnclearReason.NOT_OFFERED;
        }
        if (!VerbSpelling.occurs(words)) {
            return UnclearReason.NOT_UNDERSTOOD;
        }
        if (LEXICON.occurs("denying", words)) {
            return UnclearReason.NEGATED;
        }
        if (LEXICON.occurs("conditional", words)) {
            return UnclearReason.CONDITIONAL;
        }
        if (question) {
            return UnclearReason.ASKED_ABOUT;
        }
        if (LEXICON.occurs("relative", words)) {
            return UnclearReason.NO_COUNT;
        }
        if (LEXICON.occurs("reporting", words)) {
            return UnclearReason.REPORTED;
        }
        return LEXICON.occurs("several", words) ? UnclearReason.SEVERAL : UnclearReason.NOT_UNDERSTOOD;
    }
}
