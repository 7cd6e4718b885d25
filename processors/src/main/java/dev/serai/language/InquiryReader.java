package dev.serai.language;

import dev.serai.language.Understood.Inquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what is asked: the kind by the first list that has a phrase which occurs, the subject by its name. */
final class InquiryReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final List<InquiryKind> IN_ORDER = List.of(
            InquiryKind.DECIDED,
            InquiryKind.APPROVALS,
            InquiryKind.WHO_MAY,
            InquiryKind.SCAN,
            InquiryKind.ONCALL,
            InquiryKind.AUDIT,
            InquiryKind.LOGS,
            InquiryKind.OUTCOME,
            InquiryKind.HELPED,
            InquiryKind.SEEN_BEFORE,
            InquiryKind.WHAT_CHANGED,
            InquiryKind.PROPOSE,
            InquiryKind.WHY,
            InquiryKind.PODS,
            InquiryKind.INCIDENTS,
            InquiryKind.STATUS,
            InquiryKind.HELP);

    /** These are about no object, whatever else is named. */
    private static final Set<InquiryKind> WITHOUT_SUBJECT = Set.of(
            InquiryKind.INCIDENTS,
            InquiryKind.ONCALL,
            InquiryKind.APPROVALS,
            InquiryKind.AUDIT,
            InquiryKind.SCAN,
            InquiryKind.HELP,
            InquiryKind.PROCEDURE,
            InquiryKind.SOURCES);

    /** What a service that nobody has alerted about is looked for as. */
    private static final Set<TargetKind> WORKLOADS =
            Set.of(TargetKind.DEPLOYMENT, TargetKind.STATEFUL_SET, TargetKind.DAEMON_SET);

    private InquiryReader() {}

    /** The question, or why what it is about is unclear; null if nothing is asked that is known. */
    static @Nullable Understood read(List<Sentence> sentences, KnownNames known) {
        List<String> words = words(sentences);
        if (!isAsking(sentences, words)) {
            return null;
        }
        List<List<Sentence>> questions = SeveralQuestions.of(sentences, known);
        boolean several = questions.size() > 1;
        List<Sentence> first = several ? questions.get(0) : sentences;
        InquiryKind asked = kind(first, words(first), known);
        InquiryKind kind = asked == null && asksAfterOne(sentences, words, known) ? InquiryKind.STATUS : asked;
        Understood understood = read(kind, words(first), words, known);
        boolean more = several || SeveralQuestions.wantsChange(sentences, known);
        return more && understood instanceof Inquiry inquiry
                ? new Inquiry(inquiry.kind(), inquiry.subject(), inquiry.access(), inquiry.namespace(), true)
                : understood;
    }

    /** "Cart ok?": a name, and only common words beside it. */
    private static boolean asksAfterOne(List<Sentence> sentences, List<String> words, KnownNames known) {
        return sentences.get(sentences.size() - 1).question()
                && words.stream().anyMatch(known::isName)
                && words.stream().allMatch(word -> known.isName(word) || LEXICON.isOrdinary(word))
                && !VerbSpelling.occurs(words);
    }

    /** @param all also those of other questions, which may name what this one is about */
    private static @Nullable Understood read(
            @Nullable InquiryKind kind, List<String> words, List<String> all, KnownNames known) {
        if (kind == InquiryKind.WHO_MAY) {
            Slots unknown = known.isComplete() ? AccessReader.unknown(words, known) : null;
            if (unknown != null) {
                return UnclearObject.unknown(unknown, WORKLOADS, known);
            }
            AccessInquiry access = AccessReader.read(words, known);
            return access == null ? null : new Inquiry(kind, null, access, null, false);
        }
        if (kind == null || WITHOUT_SUBJECT.contains(kind)) {
            return kind == null ? null : Inquiry.of(kind, null);
        }
        Slots own = SubjectFinder.find(words, known);
        Slots subject = own.name == null ? SubjectFinder.find(all, known) : own;
        if (subject.name == null) {
            return new Inquiry(kind, null, null, SubjectFinder.place(all, known), false);
        }
        if (!known.isComplete()) {
            return Inquiry.of(kind, subject.object());
        }
        List<NamedObject> found = SubjectObjects.of(subject, known);
        Understood problem = SubjectObjects.problem(subject, found, known);
        return problem == null ? Inquiry.of(kind, found.get(0)) : problem;
    }

    /** What a sentence asks for; null for nothing that is known. */
    static @Nullable InquiryKind kind(List<Sentence> sentences, List<String> words, KnownNames known) {
        if (LEXICON.occurs(InquiryKind.SOURCES.name(), words)) {
            return InquiryKind.SOURCES;
        }
        if (ProcedureReader.isProcedure(sentences, known)) {
            return InquiryKind.PROCEDURE;
        }
        InquiryKind kind = kind(words, known);
        return kind == null ? kind(VerbSpelling.anyMended(words, known), known) : kind;
    }

    private static @Nullable InquiryKind kind(List<String> words, KnownNames known) {
        if (AccessPerson.of(words, known) != null && AccessReader.isAccess(words, known)) {
            return InquiryKind.WHO_MAY;
        }
        if (LEXICON.occurs(InquiryKind.PAGED.name(), words)) {
            return InquiryKind.PAGED;
        }
        if (LEXICON.occurs("outcome_first", words)) {
            return InquiryKind.OUTCOME;
        }
        if (LEXICON.occurs("why_words", words) && !LEXICON.occurs("why_not", words)) {
            return InquiryKind.WHY;
        }
        if (LEXICON.occurs("help_first", words)) {
            return InquiryKind.HELP;
        }
        if (LEXICON.occurs("status_first", words)) {
            return InquiryKind.STATUS;
        }
        if (LEXICON.occurs("seen_first", words)) {
            return InquiryKind.SEEN_BEFORE;
        }
        for (InquiryKind kind : IN_ORDER) {
            if (LEXICON.occurs(kind.name(), words)) {
                if (kind != InquiryKind.WHO_MAY || AccessReader.isAccess(words, known)) {
                    return kind;
                }
            }
        }
        return null;
    }

    /** With a question mark, or the words of one at a sentence's beginning; otherwise only what names no change. */
    private static boolean isAsking(List<Sentence> sentences, List<String> words) {
        if (words.contains(Tokenizer.QUOTATION)) {
            return false;
        }
        return sentences.stream().anyMatch(InquiryReader::isQuestion) || !VerbSpelling.occurs(words);
    }

    static boolean isQuestion(Sentence sentence) {
        return sentence.question() || begins(sentence.words());
    }

    private static boolean begins(List<String> words) {
        int at = 0;
        int end;
        while ((end = LEXICON.endAt("fillers", words, at)) > at || LEXICON.endAt("and", words, at) > at) {
            at = Math.max(end, at + 1);
        }
        // "Don't let anything be scheduled on worker-1" asks nothing.
        boolean forbids = words.size() > at + 1 && words.subList(at, at + 2).equals(List.of("do", "not"));
        return !forbids && LEXICON.endAt("asking", words, at) > at;
    }

    static List<String> words(List<Sentence> sentences) {
        List<String> words = new ArrayList<>();
        sentences.forEach(sentence -> words.addAll(sentence.words()));
        return words;
    }
}
