package dev.serai.language;

import dev.serai.language.VerbReader.RequestReading;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request for a change. It has to be the whole of what was said: a verb of the catalogue, what is changed, and
 * beside these only politeness and a reason. Whatever denies, reports, asks or sets a condition has a word more, and
 * thereby is none.
 */
final class ChangeReader {

    private ChangeReader() {}

    /** The request, or why one that is otherwise whole cannot be taken; null if the words are no request as a whole. */
    static @Nullable Understood read(List<Sentence> sentences, KnownNames known) {
        RequestParts parts = RequestParts.of(sentences, known);
        if (parts.reason().problem != null || Lexicon.SHIPPED.occurs("thanks_for", parts.body())) {
            return null;
        }
        RequestFrame frame = RequestFrame.around(parts.body());
        if (frame.body().isEmpty() && !frame.counts() || parts.isQuestion() && !frame.asksPolitely()) {
            return null;
        }
        RequestReading best = best(new VerbReader(frame, parts, known).readings());
        if (best == null) {
            return null;
        }
        UnclearReason problem = best.slots().problem;
        return problem != null
                ? Understood.Unclear.of(problem)
                : new ObjectResolver(known).request(best.verb(), best.slots());
    }

    /** The one whose verb has the most words; null where two verbs have. */
    private static @Nullable RequestReading best(List<RequestReading> readings) {
        if (readings.isEmpty()) {
            return null;
        }
        RequestReading best = readings.stream()
                .max(Comparator.comparingInt(RequestReading::words)
                        .thenComparing(reading -> reading.slots().problem == null))
                .orElseThrow();
        RequestReading unclear = readings.stream()
                .filter(other -> other.words() == best.words() && other.slots().problem == UnclearReason.NO_VERSION)
                .findFirst()
                .orElse(null);
        if (unclear != null) {
            return unclear;
        }
        boolean twofold = readings.stream()
                .anyMatch(other -> other.words() == best.words() && other.verb() != best.verb() && !isOf(best, other));
        return twofold ? null : best;
    }

    /** "Geh auf 1.4.2 zurück": what is a version is no number of replicas that was written badly. */
    private static boolean isOf(RequestReading back, RequestReading scaled) {
        return back.slots().version != null
                && back.slots().problem == null
                && scaled.slots().problem == UnclearReason.BAD_COUNT;
    }
}
