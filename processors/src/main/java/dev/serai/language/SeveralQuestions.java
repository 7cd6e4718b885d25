package dev.serai.language;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts a message into its questions: "why is cart down? who is on call?", "what changed and have we seen this". */
final class SeveralQuestions {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private SeveralQuestions() {}

    /** The questions that ask for different things, each by itself; none or one where the words are to be read as a whole. */
    static List<List<Sentence>> of(List<Sentence> sentences, KnownNames known) {
        List<List<Sentence>> questions = new ArrayList<>();
        Set<InquiryKind> kinds = EnumSet.noneOf(InquiryKind.class);
        for (List<Sentence> part : parts(sentences, known)) {
            InquiryKind kind = part.stream().anyMatch(InquiryReader::isQuestion) ? kind(part, known) : null;
            if (kind != null && kinds.add(kind)) {
                questions.add(part);
            }
        }
        return questions;
    }

    /** Whether a sentence beside a question asks for a change by itself; none is made of it. */
    static boolean wantsChange(List<Sentence> sentences, KnownNames known) {
        for (int at = 0; sentences.size() > 1 && at < sentences.size(); at++) {
            boolean begins = at == 0 || !sentences.get(at - 1).goesOn();
            if (begins && ChangeReader.read(List.of(sentences.get(at)), known) != null) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable InquiryKind kind(List<Sentence> part, KnownNames known) {
        return InquiryReader.kind(part, InquiryReader.words(part), known);
    }

    /** What stands between full stops or question marks; this is parted further where it is of two questions. */
    private static List<List<Sentence>> parts(List<Sentence> sentences, KnownNames known) {
        List<List<Sentence>> parts = new ArrayList<>();
        List<Sentence> whole = new ArrayList<>();
        for (Sentence sentence : sentences) {
            whole.add(sentence);
            if (!sentence.goesOn()) {
                parts.addAll(parted(List.copyOf(whole), known));
                whole.clear();
            }
        }
        if (!whole.isEmpty()) {
            parts.addAll(parted(whole, known));
        }
        return parts;
    }

    /** "… and who is on call", ", who is on call": what says how something is done in general is one question. */
    private static List<List<Sentence>> parted(List<Sentence> whole, KnownNames known) {
        if (kind(whole, known) == InquiryKind.PROCEDURE || !asks(whole.get(0).words(), 0)) {
            return List.of(List.copyOf(whole));
        }
        List<List<Sentence>> parts = new ArrayList<>();
        List<Sentence> part = new ArrayList<>();
        for (Sentence sentence : whole) {
            int from = 0;
            for (int at = 0; at < sentence.words().size(); at++) {
                int word = Math.max(at, LEXICON.endAt("and_then", sentence.words(), at));
                if ((word > at || at == 0) && asks(sentence.words(), word) && (at > 0 || !part.isEmpty())) {
                    add(part, sentence, from, at);
                    parts.add(List.copyOf(part));
                    part.clear();
                    from = word;
                }
            }
            add(part, sentence, from, sentence.words().size());
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    private static void add(List<Sentence> part, Sentence sentence, int from, int to) {
        if (to > from) {
            part.add(new Sentence(sentence.words().subList(from, to), sentence.question(), sentence.goesOn()));
        }
    }

    private static boolean asks(List<String> words, int at) {
        return LEXICON.endAt("question_words", words, at) > 0;
    }
}
