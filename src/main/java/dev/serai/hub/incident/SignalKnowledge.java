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
import dev.serai.signal.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known beside alerts: facts of their conditions and services, and what was declared to change there. What a source
 * says counts for its own alerts alone, unless the policy trusts it: it may be wrong, or hostile, about those of others.
 */
final class SignalKnowledge {

    private final Set<String> trusted;
    private final Topology topology;
    private final Map<SignalSubject, List<SourceFact>> facts = new HashMap<>();
    private final Map<String, List<Placed<DeclaredChange>>> changes = new HashMap<>();

    /** Of which anything is known; it is mostly none of the hundreds that are asked about. */
    private final Set<String> services = new HashSet<>();

    private final Map<Asked, SignalEvidence> evidence = new HashMap<>();
    private final Map<String, Topology> topologies = new HashMap<>();

    /** Known of a service there; services of one name in two places are two. */
    private record Placed<T>(SignalPlace place, T known) {

        static <T> Stream<T> at(SignalPlace place, Stream<Placed<T>> all) {
            return all.filter(one -> !one.place().isApartFrom(place))
                    .sorted(Comparator.comparing(one -> !one.place().isSameNamespaceAs(place)))
                    .map(Placed::known);
        }
    }

    /** What a source has said. */
    private record SourceFact(String source, Placed<FactSet> said) {}

    private record Asked(String source, SignalSubject subject, SignalPlace place) {}

    /**
     * @param trusted sources whose facts count for every alert
     * @param topology who needs whom by the policy
     * @param facts rows of {@code signal-facts}
     * @param changes rows of {@code signal-changes}
     */
    SignalKnowledge(
            Set<String> trusted,
            Topology topology,
            List<Map<String, Object>> facts,
            List<Map<String, Object>> changes) {
        this.trusted = trusted;
        this.topology = topology;
        facts.stream().map(LoadedRow::new).forEach(this::know);
        changes.stream().map(LoadedRow::new).forEach(this::declare);
    }

    private void know(LoadedRow row) {
        SignalSubject subject = new SignalSubject(row.text("service"), row.text("condition"));
        SignalPlace place = new SignalPlace(row.text("cluster"), row.text("namespace"));
        services.add(subject.service());
        facts.computeIfAbsent(subject, any -> new ArrayList<>())
                .add(new SourceFact(row.text("source"), new Placed<>(place, FactJson.read(row.text("facts")))));
    }

    private void declare(LoadedRow row) {
        Map<String, String> labels = SignalRow.texts(row.text("labels"));
        DeclaredChange change = new DeclaredChange(
                row.text("title"),
                row.instant("at"),
                row.instantOrNull("ended_at"),
                SignalRow.numbers(row.text("limits")));
        String service = SignalSubject.of(labels, row.text("title"), "").service();
        services.add(service);
        changes.computeIfAbsent(service, any -> new ArrayList<>()).add(new Placed<>(SignalPlace.of(labels), change));
    }

    /**
     * Of a condition, with what is known of its service.
     *
     * @param source of the alert about which is decided
     */
    SignalEvidence of(String source, SignalSubject subject, SignalPlace place) {
        return services.contains(subject.service())
                ? evidence.computeIfAbsent(new Asked(source, subject, place), this::found)
                : SignalEvidence.NONE;
    }

    private SignalEvidence found(Asked asked) {
        SignalSubject subject = asked.subject();
        FactSet own = facts(asked, subject);
        FactSet all = facts(asked, new SignalSubject(subject.service(), ""));
        List<LogTemplate> logs = Stream.concat(own.logs().stream(), all.logs().stream())
                .distinct()
                .toList();
        Stream<Placed<DeclaredChange>> declared = changes.getOrDefault(subject.service(), List.of()).stream();
        return new SignalEvidence(
                metric(own.metrics(), subject.condition()),
                logs,
                Placed.at(asked.place(), declared).toList());
    }

    private FactSet facts(Asked asked, SignalSubject subject) {
        Stream<Placed<FactSet>> said = facts.getOrDefault(subject, List.of()).stream()
                .filter(fact -> counts(fact, asked.source()))
                .map(SourceFact::said);
        return Placed.at(asked.place(), said).reduce(FactSet.EMPTY, FactSet::and);
    }

    private boolean counts(SourceFact fact, String source) {
        return fact.source().equals(source) || trusted.contains(fact.source());
    }

    /** Who needs whom, for an alert of the source. */
    Topology topology(String source) {
        return topologies.computeIfAbsent(source, any -> topology.and(dependencies(source)));
    }

    /** Who is not trusted says of the service of its own alert alone whom that needs. */
    private List<Dependency> dependencies(String source) {
        List<Dependency> said = new ArrayList<>();
        facts.forEach((subject, all) -> all.stream()
                .filter(fact -> counts(fact, source))
                .forEach(fact -> fact.said().known().dependencies().stream()
                        .filter(one -> trusted.contains(fact.source())
                                || one.from().name().equals(subject.service()))
                        .forEach(said::add)));
        return said.stream().distinct().limit(FactSet.MAX_FACTS).toList();
    }

    private static @Nullable MetricSeries metric(List<MetricSeries> all, String condition) {
        return all.stream()
                .min(Comparator.comparing(series -> !series.name().equals(condition)))
                .orElse(null);
    }
}
