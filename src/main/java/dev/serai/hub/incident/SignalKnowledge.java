package dev.serai.hub.incident;

import dev.serai.evidence.Dependency;
import dev.serai.evidence.FactJson;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.MetricSeries;
import dev.serai.hub.db.LoadedRow;
import dev.serai.signal.DeclaredChange;
import dev.serai.signal.SignalEvidence;
import dev.serai.signal.SignalPlace;
import dev.serai.signal.SignalSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known beside alerts: facts of their conditions and services, and what was declared to change there. */
final class SignalKnowledge {

    private final Map<SignalSubject, List<Placed<FactSet>>> facts = new HashMap<>();
    private final Map<String, List<Placed<DeclaredChange>>> changes = new HashMap<>();

    /** Known of a service there; services of one name in two places are two. */
    private record Placed<T>(SignalPlace place, T known) {

        static <T> Stream<T> at(SignalPlace place, List<Placed<T>> all) {
            return all.stream()
                    .filter(one -> !one.place().isApartFrom(place))
                    .sorted(Comparator.comparing(one -> !one.place().isSameNamespaceAs(place)))
                    .map(Placed::known);
        }
    }

    /**
     * @param facts rows of {@code signal-facts}
     * @param changes rows of {@code signal-changes}
     */
    SignalKnowledge(List<Map<String, Object>> facts, List<Map<String, Object>> changes) {
        facts.stream().map(LoadedRow::new).forEach(this::know);
        changes.stream().map(LoadedRow::new).forEach(this::declare);
    }

    private void know(LoadedRow row) {
        SignalSubject subject = new SignalSubject(row.text("service"), row.text("condition"));
        SignalPlace place = new SignalPlace(row.text("cluster"), row.text("namespace"));
        facts.computeIfAbsent(subject, any -> new ArrayList<>())
                .add(new Placed<>(place, FactJson.read(row.text("facts"))));
    }

    private void declare(LoadedRow row) {
        Map<String, String> labels = SignalRow.texts(row.text("labels"));
        DeclaredChange change = new DeclaredChange(
                row.text("title"),
                row.instant("at"),
                row.instantOrNull("ended_at"),
                SignalRow.numbers(row.text("limits")));
        changes.computeIfAbsent(SignalSubject.of(labels, row.text("title"), "").service(), any -> new ArrayList<>())
                .add(new Placed<>(SignalPlace.of(labels), change));
    }

    /** Of a condition, with what is known of its service. */
    SignalEvidence of(SignalSubject subject, SignalPlace place) {
        FactSet own = facts(subject, place);
        FactSet all = facts(new SignalSubject(subject.service(), ""), place);
        List<LogTemplate> logs = Stream.concat(own.logs().stream(), all.logs().stream())
                .distinct()
                .toList();
        return new SignalEvidence(
                metric(own.metrics(), subject.condition()),
                logs,
                Placed.at(place, changes.getOrDefault(subject.service(), List.of()))
                        .toList());
    }

    private FactSet facts(SignalSubject subject, SignalPlace place) {
        return Placed.at(place, facts.getOrDefault(subject, List.of())).reduce(FactSet.EMPTY, FactSet::and);
    }

    List<Dependency> dependencies() {
        return facts.values().stream()
                .flatMap(List::stream)
                .flatMap(set -> set.known().dependencies().stream())
                .distinct()
                .limit(FactSet.MAX_FACTS)
                .toList();
    }

    private static @Nullable MetricSeries metric(List<MetricSeries> all, String condition) {
        return all.stream()
                .min(Comparator.comparing(series -> !series.name().equals(condition)))
                .orElse(null);
    }
}
