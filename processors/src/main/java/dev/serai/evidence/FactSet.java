package dev.serai.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Facts of one incident, or of one alert; each list holds at most {@value #MAX_FACTS}.
 *
 * @param metrics how numbers went
 * @param logs what logs say
 * @param changes what somebody changed
 * @param dependencies who needs whom
 * @param states how objects are now
 * @param events what happened to objects
 * @param queries what statements cost
 */
public record FactSet(
        List<MetricSeries> metrics,
        List<LogTemplate> logs,
        List<ChangeEvent> changes,
        List<Dependency> dependencies,
        List<ObjectState> states,
        List<ObjectEvent> events,
        List<QueryStats> queries) {

    public static final int MAX_FACTS = 200;
    /** Points of all series together. */
    public static final int MAX_POINTS = 20_000;

    public static final FactSet EMPTY =
            new FactSet(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public FactSet {
        metrics = FactText.list("metrics", metrics, MAX_FACTS);
        logs = FactText.list("logs", logs, MAX_FACTS);
        changes = FactText.list("changes", changes, MAX_FACTS);
        dependencies = FactText.list("dependencies", dependencies, MAX_FACTS);
        states = FactText.list("states", states, MAX_FACTS);
        events = FactText.list("events", events, MAX_FACTS);
        queries = FactText.list("queries", queries, MAX_FACTS);
        if (metrics.stream().mapToInt(series -> series.points().size()).sum() > MAX_POINTS) {
            throw new IllegalArgumentException("metrics have more than " + MAX_POINTS + " points");
        }
    }

    public boolean isEmpty() {
        return equals(EMPTY);
    }

    /** Both, each fact once; what exceeds a limit is left out from the end. */
    public FactSet and(FactSet other) {
        return new FactSet(
                affordable(joined(metrics, other.metrics)),
                joined(logs, other.logs),
                joined(changes, other.changes),
                joined(dependencies, other.dependencies),
                joined(states, other.states),
                joined(events, other.events),
                joined(queries, other.queries));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream())
                .distinct()
                .limit(MAX_FACTS)
                .toList();
    }

    private static List<MetricSeries> affordable(List<MetricSeries> all) {
        List<MetricSeries> kept = new ArrayList<>();
        int points = 0;
        for (MetricSeries series : all) {
            points += series.points().size();
            if (points > MAX_POINTS) {
                break;
            }
            kept.add(series);
        }
        return kept;
    }
}
