package dev.serai.language;

import java.util.ArrayList;
import java.util.List;

/** What is said, parted into what is asked for and why: "cart is stuck, restart it". */
final class RequestParts {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private final KnownNames known;
    private final List<String> body = new ArrayList<>();
    private final Slots reason = new Slots();
    private boolean question;

    private RequestParts(KnownNames known) {
        this.known = known;
    }

    static RequestParts of(List<Sentence> sentences, KnownNames known) {
        RequestParts parts = new RequestParts(known);
        sentences.forEach(parts::add);
        return parts;
    }

    /** The words of the request itself, verbs mended. */
    List<String> body() {
        return body;
    }

    /** What the reason is about; its problem is what stands against the whole. */
    Slots reason() {
        return reason;
    }

    /** Whether a part of the request itself ends with a question mark. */
    boolean isQuestion() {
        return question;
    }

    private void add(Sentence sentence) {
        List<String> words = new ArrayList<>();
        for (String word : sentence.words()) {
            words.add(known.isName(word) ? word : VerbSpelling.mended(word));
        }
        for (int at = 1; at < words.size(); at++) {
            List<String> tail = words.subList(at, words.size());
            if (LEXICON.endAt("because", words, at) > 0 && Complaint.read(tail, known) != null) {
                add(List.copyOf(tail), sentence.question());
                tail.clear();
            }
        }
        add(words, sentence.question());
    }

    private void add(List<String> words, boolean asks) {
        if (LEXICON.madeOf("fillers", "fillers", words)) {
            return;
        }
        Slots complaint = Complaint.read(words, known);
        if (complaint == null) {
            question |= asks;
            body.addAll(words);
            return;
        }
        if (asks) {
            reason.problem = UnclearReason.ASKED_ABOUT;
        }
        reason.place(complaint);
    }
}
