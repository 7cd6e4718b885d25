package dev.serai.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request for a change. It has to be the whole of what was said: a verb of the catalogue, what is changed, and
 * beside these only politeness and a reason. Whatever denies, reports, asks or sets a condition has a word more, and
 * thereby is none.
 */
final class ChangeReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final String COUNTED = "SCALE_TO";
    private static final String WANTED = "_WANTED";
    private static final Set<String> DIRECTIONS = Set.of(
            "up", "down", "hoch", "runter", "rauf", "herunter", "herauf", "hinunter", "hinauf", "out", "more", "mehr");

    private static final Set<String> THEY = Set.of("sie", "die");
    private static final Set<String> SHALL = Set.of("soll", "muss");

    /** Politeness and haste that may stand between the words of a phrase. */
    private static final Set<String> BETWEEN = Set.of(
            "bitte", "please", "pls", "plz", "mal", "doch", "eben", "einfach", "kindly", "just", "jetzt", "now", "kurz",
            "schnell", "gleich", "sofort");

    private static final Set<String> PLEASE = Set.of("please", "pls", "plz", "bitte");

    private static final Set<String> MENDED = mendedWords("mended");
    private static final Set<String> NEVER_MENDED = mendedWords("never_mended");

    private final KnownNames known;
    private final List<String> body = new ArrayList<>();
    private final Slots reason = new Slots();
    private boolean question;
    private boolean askedPolitely;
    private boolean counts;
    private boolean polite;

    private ChangeReader(KnownNames known) {
        this.known = known;
    }

    /** A verb with all that was said beside it. */
    private record RequestReading(ChangeVerb verb, Slots slots, int words) {}

    /** The request, or why one that is otherwise whole cannot be taken; null if the words are no request as a whole. */
    static @Nullable Understood read(List<Sentence> sentences, KnownNames known) {
        ChangeReader reader = new ChangeReader(known);
        for (Sentence sentence : sentences) {
            reader.add(sentence);
        }
        return reader.reason.problem != null ? null : reader.request();
    }

    /** Whether a verb of a change occurs at all, whatever is said with it. */
    static boolean occurs(List<String> words) {
        List<String> mended = words.stream().map(ChangeReader::mended).toList();
        for (ChangeVerb verb : ChangeVerb.values()) {
            if (LEXICON.occurs(verb.name(), mended)) {
                return true;
            }
        }
        return false;
    }

    private void add(Sentence sentence) {
        List<String> words = new ArrayList<>();
        for (String word : sentence.words()) {
            words.add(known.isName(word) ? word : mended(word));
        }
        for (int at = 1; at < words.size(); at++) {
            List<String> tail = words.subList(at, words.size());
            if (LEXICON.endAt("because", words, at) > 0 && Complaint.read(tail, known) != null) {
                addPart(List.copyOf(tail), sentence.question());
                tail.clear();
            }
        }
        addPart(words, sentence.question());
    }

    private void addPart(List<String> words, boolean asks) {
        if (LEXICON.madeOf("fillers", "fillers", words)) {
            return;
        }
        Slots complaint = Complaint.read(words, known);
        if (complaint != null) {
            if (asks) {
                reason.problem = UnclearReason.ASKED_ABOUT;
            }
            if (complaint.name != null) {
                reason.name(complaint.name);
            }
            if (complaint.namespace != null) {
                reason.namespace(complaint.namespace);
            }
            return;
        }
        question |= asks;
        body.addAll(words);
    }

    private @Nullable Understood request() {
        takeOpeners();
        takeCloser();
        takePoliteness();
        if (body.isEmpty() && !counts || question && !askedPolitely) {
            return null;
        }
        List<RequestReading> readings = readings();
        if (readings.isEmpty()) {
            return null;
        }
        RequestReading best = readings.stream()
                .max(Comparator.comparingInt(RequestReading::words)
                        .thenComparing(reading -> reading.slots().problem == null))
                .orElseThrow();
        boolean twofold =
                readings.stream().anyMatch(other -> other.words() == best.words() && other.verb() != best.verb());
        if (twofold) {
            return null;
        }
        UnclearReason problem = best.slots().problem;
        return problem != null
                ? Understood.Unclear.of(problem)
                : new ObjectResolver(known).request(best.verb(), best.slots());
    }

    private void takeOpeners() {
        int at = 0;
        int end;
        do {
            end = -1;
            for (String group : List.of("fillers", "openers", "openers_asking", "openers_count")) {
                int here = LEXICON.endAt(group, body, at);
                askedPolitely |= here > at && (group.equals("openers_asking") || group.equals("openers_count"));
                counts |= here > at && group.equals("openers_count");
                end = Math.max(end, here);
            }
            at = Math.max(at, end);
        } while (end > 0 && at < body.size());
        polite = body.subList(0, at).stream().anyMatch(PLEASE::contains);
        body.subList(0, at).clear();
    }

    private void takePoliteness() {
        polite |= body.stream().anyMatch(PLEASE::contains);
        for (int at = body.size() - 2; at > 0; at--) {
            if (BETWEEN.contains(body.get(at))) {
                body.remove(at);
            }
        }
    }

    private void takeCloser() {
        int from = Math.max(0, body.size() - 2);
        if (LEXICON.endAt("closers", body, from) == body.size() && !body.isEmpty()) {
            body.subList(from, body.size()).clear();
            askedPolitely = true;
        }
    }

    private List<RequestReading> readings() {
        List<RequestReading> readings = new ArrayList<>();
        for (ChangeVerb verb : ChangeVerb.values()) {
            for (Phrase phrase : LEXICON.group(verb.name())) {
                read(verb, phrase.find(body), readings);
            }
            for (Phrase phrase : counts ? LEXICON.group(verb.name() + WANTED) : List.<Phrase>of()) {
                read(verb, phrase.find(body), readings);
            }
        }
        List<RequestReading> counted = new ArrayList<>();
        for (Phrase phrase : LEXICON.group(COUNTED)) {
            read(ChangeVerb.SCALE, phrase.find(body), counted);
        }
        if (counts || polite) {
            read(ChangeVerb.SCALE, new BitSet(), counted);
        }
        counted.stream()
                .filter(reading ->
                        reading.slots().problem != null || reading.slots().count != null && !reading.slots().bareCount)
                .forEach(readings::add);
        return readings;
    }

    private void read(ChangeVerb verb, @Nullable BitSet verbWords, List<RequestReading> readings) {
        if (verbWords == null || isStatement(verbWords)) {
            return;
        }
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < body.size(); at++) {
            if (!verbWords.get(at)) {
                rest.add(body.get(at));
            }
        }
        Slots slots = SlotReader.read(rest, known, verb == ChangeVerb.SCALE);
        if (slots.problem == UnclearReason.NOT_UNDERSTOOD) {
            return;
        }
        if (slots.bareCount && body.stream().anyMatch(DIRECTIONS::contains)) {
            slots.problem = UnclearReason.NO_COUNT;
        }
        takeReason(slots);
        readings.add(new RequestReading(verb, slots, verbWords.cardinality()));
    }

    /** "Sie starten cart neu" says what others do, "soll cart neu gestartet werden" asks. */
    private boolean isStatement(BitSet verbWords) {
        return !body.isEmpty()
                && (SHALL.contains(body.get(0)) || THEY.contains(body.get(0)) && !verbWords.get(0) && verbWords.get(1));
    }

    /** "Cart is stuck, restart it": what the reason names is what "it" means. */
    private void takeReason(Slots slots) {
        if (reason.name == null) {
            return;
        }
        slots.name(reason.name);
        if (reason.namespace != null) {
            slots.namespace(reason.namespace);
        }
    }

    private static String mended(String word) {
        boolean strange = !LEXICON.isOrdinary(word) && !NEVER_MENDED.contains(word);
        return strange ? Spelling.mended(word, MENDED) : word;
    }

    private static Set<String> mendedWords(String group) {
        Set<String> words = new HashSet<>();
        LEXICON.group(group).forEach(phrase -> words.addAll(phrase.vocabulary()));
        return Set.copyOf(words);
    }
}
