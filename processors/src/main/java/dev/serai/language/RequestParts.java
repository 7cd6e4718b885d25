package dev.serai.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is said, parted into what is asked for and why: "cart is stuck, restart it". */
final class RequestParts {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;

    private static final Set<String> OF = Set.of("of", "von", "vom");

    private final KnownNames known;
    private final List<String> body = new ArrayList<>();
    private final Slots reason = new Slots();
    private boolean question;
    private boolean meant;

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

    /** Whether "do that" is said behind it, so that what should be done is a request. */
    boolean isMeant() {
        return meant;
    }

    private void add(Sentence sentence) {
        List<String> words = new ArrayList<>();
        for (String word : sentence.words()) {
            words.add(known.isName(word) ? word : VerbSpelling.mended(word));
        }
        for (int at = 1; at < words.size(); at++) {
            List<String> tail = words.subList(at, words.size());
            List<String> why = reason(tail);
            boolean ofVerb = VerbSpelling.occurs(words.subList(at - 1, at)) && LEXICON.endAt("because", words, at) < 0;
            if (why != null && !ofVerb) {
                add(why, sentence.question());
                tail.clear();
            }
        }
        add(words, sentence.question());
    }

    /** "Because it is down", "it is down", "its down" behind a request; null if the words are none. */
    private @Nullable List<String> reason(List<String> tail) {
        List<String> said = !tail.isEmpty() && tail.get(0).equals("its")
                ? Stream.concat(Stream.of("it", "is"), tail.stream().skip(1)).toList()
                : List.copyOf(tail);
        boolean begins = LEXICON.endAt("because", said, 0) > 0
                || LEXICON.endAt("it", said, 0) > 0 && LEXICON.endAt("be", said, 1) > 0;
        return begins && Complaint.read(said, known) != null ? said : null;
    }

    /** Whether something was said that is no "restart of cart", of which "is slow" may be said too. */
    private boolean isRequest() {
        return !body.isEmpty() && body.stream().noneMatch(OF::contains);
    }

    private void add(List<String> said, boolean asks) {
        List<String> itself = reason(said);
        List<String> words = itself == null ? said : itself;
        if (LEXICON.madeOf("fillers", "fillers", words)) {
            return;
        }
        // "Cart needs a restart, do that please": consent to what was said just before.
        if (!asks && !body.isEmpty() && LEXICON.madeOf("do_that", "fillers", words)) {
            meant = true;
            return;
        }
        boolean ofTheSame = !asks && isRequest() && Complaint.isOfTheSame(words);
        if (ofTheSame) {
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
