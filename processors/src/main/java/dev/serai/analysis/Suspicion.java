package dev.serai.analysis;

import dev.serai.evidence.FactObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pattern, with what speaks for it and against it.
 *
 * @param pattern the pattern
 * @param clues all of them
 * @param health how the system is as a whole
 */
record Suspicion(LogPattern pattern, List<Clue> clues, SystemHealth health) {

    /** What a cause needs where the state of the system is known: one fact that was seen, at least. */
    private static final double ENOUGH = 2;
    /** Where nothing but texts is known. */
    private static final double ENOUGH_OF_TEXTS = 1;

    private static final int MOST_FACTS = 4;
    private static final double HIGHEST = 0.97;

    List<Clue> supporting() {
        return clues.stream()
                .filter(Clue::supports)
                .sorted(Comparator.comparingDouble(Clue::weight).reversed())
                .toList();
    }

    /** Those that make it a cause: what an alert of a symptom says of itself is none. */
    private Stream<Clue> decisive() {
        return supporting().stream().filter(clue -> clue.observed() || !pattern.symptom());
    }

    /** Weights for it less those against it; of one origin the strongest counts. */
    double score() {
        Map<String, Double> byOrigin = new TreeMap<>();
        clues.stream()
                .filter(Clue::now)
                .forEach(clue -> byOrigin.merge(
                        clue.origin(),
                        clue.weight(),
                        (one, other) -> Math.max(one, other) > 0 ? Math.max(one, other) : Math.min(one, other)));
        double sum = byOrigin.values().stream().mapToDouble(weight -> weight).sum();
        return pattern.transition() ? sum : sum - health.calm();
    }

    /** By what causes are ordered: what is seen counts before what is claimed. */
    double rank() {
        return score() + pattern.confidence();
    }

    boolean explains(Suspicion other) {
        return pattern.explains().contains(other.pattern().id());
    }

    boolean isNamed() {
        if (!health.isKnown()) {
            return decisive().findAny().isPresent() && score() >= ENOUGH_OF_TEXTS;
        }
        return score() >= ENOUGH && supporting().stream().anyMatch(Clue::observed);
    }

    /** How sure that makes one: as the pattern says where only texts are known, else by the score. */
    double confidence() {
        if (!health.isKnown()) {
            return pattern.confidence();
        }
        double share = Math.min(1.05, 0.9 + 0.05 * (score() - ENOUGH));
        return Math.round(Math.min(HIGHEST, pattern.confidence() * share) * 100) / 100.0;
    }

    /** What it happens to: what the strongest fact is about. */
    @Nullable
    FactObject object() {
        return supporting().stream()
                .sorted(Comparator.comparing((Clue clue) -> !clue.observed()))
                .map(Clue::object)
                .flatMap(object -> Optional.ofNullable(object).stream())
                .findFirst()
                .orElse(null);
    }

    Cause cause() {
        List<UUID> evidence =
                supporting().stream().map(Clue::evidence).distinct().toList();
        List<UUID> inOrder = clues.stream()
                .map(Clue::evidence)
                .filter(evidence::contains)
                .distinct()
                .toList();
        return new Cause(text(), confidence(), inOrder, true);
    }

    /** The sentence, the object, and where typed facts are known the facts that carry it. */
    String text() {
        FactObject object = object();
        String named = object == null ? pattern.cause() : pattern.cause() + " Affected: " + object + ".";
        if (!health.isTyped()) {
            return named;
        }
        String facts =
                facts().stream().map(Clue::text).distinct().limit(MOST_FACTS).collect(Collectors.joining("; "));
        return named + " Facts: " + facts + ".";
    }

    /** What was seen for it: of each origin the strongest first, then the others. */
    private List<Clue> facts() {
        List<Clue> seen = supporting().stream().filter(Clue::observed).toList();
        List<Clue> first = seen.stream()
                .filter(clue -> seen.stream()
                                .filter(other -> other.origin().equals(clue.origin()))
                                .findFirst()
                                .orElse(clue)
                        == clue)
                .toList();
        return Stream.concat(first.stream(), seen.stream().filter(clue -> !first.contains(clue)))
                .toList();
    }

    /** The line in which it was found first. */
    String firstLine() {
        return clues.stream().filter(Clue::supports).map(Clue::text).findFirst().orElse("");
    }

    /** Why it is not the cause, by the fact that says so; empty where nothing ever suggested it. */
    Optional<String> ruledOut() {
        return against().map(reason -> pattern.cause() + " Ruled out: " + reason + ".");
    }

    private Optional<String> against() {
        Optional<Clue> contradiction = clues.stream()
                .filter(clue -> clue.now() && clue.weight() < 0)
                .min(Comparator.comparingDouble(Clue::weight));
        if (contradiction.isPresent()) {
            return contradiction.map(Clue::text);
        }
        Optional<Clue> usual = clues.stream().filter(Clue::isUsual).findFirst();
        if (usual.isPresent()) {
            return usual.map(clue -> "the log says it as often as in the hour before the alert: " + clue.text());
        }
        Optional<Clue> past = clues.stream().filter(clue -> !clue.now()).findFirst();
        if (past.isPresent()) {
            return past.map(clue -> "that was then and is over: " + clue.text());
        }
        return decisive()
                .findFirst()
                .map(clue -> (clue.observed() ? "too little for a cause: " : "only the alert says so: ") + clue.text());
    }
}
