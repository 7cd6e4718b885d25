package dev.serai.language;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a request by each verb of the catalogue: what is left beside its words must say what, where and how many. */
final class VerbReader {

    private static final Lexicon LEXICON = Lexicon.SHIPPED;
    private static final String COUNTED = "SCALE_TO";
    private static final String VERSIONED = "ROLLBACK_TO";
    private static final String VERSIONED_LAST = "ROLLBACK_TO_LAST";
    private static final String VERSIONED_POLITELY = "ROLLBACK_TO_PLEASE";
    private static final String WANTED = "_WANTED";
    private static final String NEEDED = "_NEEDED";
    private static final Set<String> DIRECTIONS = Set.of(
            "up", "down", "hoch", "runter", "rauf", "herunter", "herauf", "hinunter", "hinauf", "out", "more", "mehr");
    private static final Set<String> THEY = Set.of("sie", "die");
    private static final Set<String> OF = Set.of("of", "for");
    private static final Set<String> ARTICLES = Set.of("the", "der", "das", "dieser", "dieses", "this", "that");
    private static final Set<String> SHALL = Set.of("soll", "muss");

    private final RequestFrame request;
    private final Slots reason;
    private final boolean meant;
    private final KnownNames known;

    VerbReader(RequestFrame request, RequestParts parts, KnownNames known) {
        this.request = request;
        this.reason = parts.reason();
        this.meant = parts.isMeant();
        this.known = known;
    }

    /**
     * A verb with all that was said beside it.
     *
     * @param words how many are the verb's own
     */
    record RequestReading(ChangeVerb verb, Slots slots, int words) {}

    /** In every way in which the whole can be read. */
    List<RequestReading> readings() {
        List<RequestReading> readings = new ArrayList<>();
        for (ChangeVerb verb : ChangeVerb.values()) {
            read(verb, verb.name(), readings);
            if (request.counts()) {
                read(verb, verb.name() + WANTED, readings);
            }
            if (meant) {
                read(verb, verb.name() + NEEDED, readings);
            }
        }
        readings.addAll(counted());
        readings.addAll(versioned());
        return readings;
    }

    /** "Set checkout to 5": verbs that scale only where a number is said, or "5 replicas of checkout, please" without one. */
    private List<RequestReading> counted() {
        List<RequestReading> readings = new ArrayList<>();
        read(ChangeVerb.SCALE, COUNTED, readings);
        if (request.counts()) {
            read(ChangeVerb.SCALE, COUNTED + WANTED, readings);
        }
        if (request.counts() || request.isPolite()) {
            read(ChangeVerb.SCALE, new BitSet(), readings);
        }
        readings.removeIf(reading ->
                reading.slots().problem == null && (reading.slots().count == null || reading.slots().bareCount));
        return readings;
    }

    /** "Cart back to 1.4.2": words that go back only where it is said to what. */
    private List<RequestReading> versioned() {
        List<RequestReading> readings = new ArrayList<>();
        read(ChangeVerb.ROLLBACK, VERSIONED, readings);
        if (request.isPolite()) {
            read(ChangeVerb.ROLLBACK, VERSIONED_POLITELY, readings);
        }
        List<String> body = request.body();
        if (!body.isEmpty() && LEXICON.endAt(VERSIONED_LAST, body, body.size() - 1) > 0) {
            read(ChangeVerb.ROLLBACK, VERSIONED_LAST, readings);
        }
        readings.removeIf(
                reading -> reading.slots().version == null && reading.slots().problem != UnclearReason.NO_VERSION);
        return readings;
    }

    private void read(ChangeVerb verb, String group, List<RequestReading> readings) {
        for (Phrase phrase : LEXICON.group(group)) {
            read(verb, phrase.find(request.body()), readings);
        }
    }

    private void read(ChangeVerb verb, @Nullable BitSet verbWords, List<RequestReading> readings) {
        List<String> body = request.body();
        if (verbWords == null || isStatement(verbWords)) {
            return;
        }
        List<String> rest = new ArrayList<>();
        for (int at = 0; at < body.size(); at++) {
            if (!verbWords.get(at)) {
                rest.add(body.get(at));
            }
        }
        Slots slots = SlotReader.read(rest, known, verb);
        if (slots.problem == UnclearReason.NOT_UNDERSTOOD) {
            return;
        }
        if (slots.bareCount && body.stream().anyMatch(DIRECTIONS::contains)) {
            slots.problem = UnclearReason.NO_COUNT;
        }
        if (reason.name != null) {
            // "Cart is stuck, restart it": what the reason names is what "it" means.
            slots.place(reason);
        }
        readings.add(new RequestReading(verb, slots, verbWords.cardinality()));
    }

    /** "Sie starten cart neu" says what others do, "soll cart neu gestartet werden" asks, "worker-1 leer" and "the restart of cart" name. */
    private boolean isStatement(BitSet verbWords) {
        List<String> body = request.body();
        if (body.isEmpty() || SHALL.contains(body.get(0))) {
            return !body.isEmpty();
        }
        String first = body.get(0);
        if (verbWords.get(0)) {
            boolean noun = OF.contains(body.get(verbWords.length() - 1));
            return first.equals("the") && noun && !request.counts();
        }
        boolean named = ARTICLES.contains(first) && (verbWords.get(1) || first.equals("the") && isOneWord(verbWords));
        boolean state = isOneWord(verbWords) && LEXICON.endAt("states_too", body, verbWords.nextSetBit(0)) > 0;
        return THEY.contains(first) && verbWords.get(1) || named || state;
    }

    private static boolean isOneWord(BitSet verbWords) {
        return verbWords.cardinality() == 1;
    }
}
