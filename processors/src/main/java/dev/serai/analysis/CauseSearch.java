package dev.serai.analysis;

import dev.serai.evidence.FactObject;
import dev.serai.evidence.ObjectHealth;
import dev.serai.evidence.ObjectState;
import dev.serai.evidence.QueryStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One search for causes.
 *
 * @param suspicions each pattern of which anything is said
 * @param health how the system is as a whole
 */
record CauseSearch(List<Suspicion> suspicions, SystemHealth health) {

    private static final int MOST_RULED_OUT = 10;
    private static final int MOST_NAMES = 5;
    /** So much less may be known of what explains than of what is explained. */
    private static final double SLACK = 2;

    static CauseSearch of(List<LogPattern> patterns, List<Statement> statements, List<Evidence> texts, FactView facts) {
        SystemHealth health = SystemHealth.of(texts, statements, facts);
        List<Suspicion> suspicions = patterns.stream()
                .map(pattern ->
                        new Suspicion(pattern, pattern.clues(statements, facts).toList(), health))
                .filter(one -> !one.clues().isEmpty())
                .toList();
        return new CauseSearch(suspicions, health);
    }

    /** Those that the facts carry, the likeliest first; what follows from one of them is none. */
    List<Suspicion> causes(int most) {
        List<Suspicion> named = named();
        return named.stream()
                .filter(one -> !health.isTyped() || named.stream().noneMatch(other -> follows(one, other)))
                .limit(most)
                .toList();
    }

    /** Whether one follows from the other: that explains it, and has about as much for it. */
    private static boolean follows(Suspicion one, Suspicion other) {
        return other.explains(one) && !one.explains(other) && other.score() >= one.score() - SLACK;
    }

    private List<Suspicion> named() {
        return suspicions.stream()
                .filter(Suspicion::isNamed)
                .sorted(Comparator.comparingDouble((Suspicion one) -> health.isKnown() ? one.rank() : 0)
                        .thenComparingDouble(one -> one.pattern().confidence())
                        .reversed()
                        .thenComparing(one -> one.pattern().id()))
                .toList();
    }

    /** What it is not, and by which fact. */
    List<String> ruledOut(List<Suspicion> causes) {
        Stream<String> others = suspicions.stream()
                .filter(one -> !causes.contains(one))
                .sorted(Comparator.comparingDouble(Suspicion::score).reversed())
                .flatMap(one -> consequence(one, causes).stream());
        return Stream.concat(siblings(causes), others)
                .distinct()
                .limit(MOST_RULED_OUT)
                .toList();
    }

    private List<String> consequence(Suspicion one, List<Suspicion> causes) {
        return causes.stream()
                .filter(cause -> one.isNamed() && cause.explains(one))
                .findFirst()
                .map(cause -> one.pattern().cause() + " Ruled out as a cause of its own: it follows from the first.")
                .or(() -> one.ruledOut().map(line -> line + confounder(one, causes)))
                .map(List::of)
                .orElse(List.of());
    }

    /** Which other statement is behind what the cause does not explain. */
    private String confounder(Suspicion one, List<Suspicion> causes) {
        List<Pattern> waits = waits(one);
        FactView.CitedQuery dearest =
                health.facts().queries().stream().findFirst().orElse(null);
        if (causes.isEmpty() || dearest == null) {
            return "";
        }
        return health.facts().queries().stream()
                .filter(other -> !other.query().digest().equals(dearest.query().digest()))
                .filter(other -> mostly(other.query(), waits))
                .findFirst()
                .map(other -> " Another statement is behind it, causally independent of the cause: “"
                        + other.query().statement() + "”.")
                .orElse("");
    }

    private static List<Pattern> waits(Suspicion one) {
        return one.pattern().supports().stream()
                .flatMap(condition -> Stream.ofNullable(condition.waits()))
                .toList();
    }

    private static boolean mostly(QueryStats query, List<Pattern> waits) {
        double sum = query.waits().entrySet().stream()
                .filter(wait -> waits.stream()
                        .anyMatch(one -> one.matcher(wait.getKey()).find()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return sum > query.sessions() / 2;
    }

    /** What is of the same kind, or carries it, and is well. */
    private Stream<String> siblings(List<Suspicion> causes) {
        FactObject object = causes.isEmpty() ? null : causes.get(0).object();
        if (object == null) {
            return Stream.of();
        }
        return Stream.of(
                        line(
                                "pod",
                                object.kind().equals("pod")
                                        ? "Not the workload as a whole: sibling pods are healthy: "
                                        : "The pods are not at fault: on healthy nodes they run: "),
                        line(
                                "node",
                                object.kind().equals("node")
                                        ? "Not the cluster as a whole: a healthy node is beside it: "
                                        : "No failed node: all that were read are Ready without pressure: "))
                .filter(text -> !text.isEmpty());
    }

    private String line(String kind, String text) {
        List<ObjectState> of = health.facts().states().stream()
                .filter(state -> state.object().kind().equals(kind))
                .toList();
        String names = of.stream()
                .filter(state -> state.health() == ObjectHealth.HEALTHY)
                .map(state -> Objects.requireNonNull(state.object().name()))
                .limit(MOST_NAMES)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : text + names + ".";
    }
}
