package dev.serai.analysis;

import dev.serai.evidence.ObjectHealth;
import dev.serai.evidence.ObjectState;
import dev.serai.evidence.QueryStats;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Typed facts as patterns read them.
 *
 * @param readings what the series come to
 * @param queries what statements cost, the dearest first
 * @param states how objects are
 */
record FactView(List<CitedReading> readings, List<CitedQuery> queries, List<ObjectState> states) {

    record CitedReading(UUID evidence, MeasureReading reading) {}

    record CitedQuery(UUID evidence, QueryStats query) {}

    static FactView of(List<CitedFacts> all, List<Measure> measures) {
        List<CitedReading> readings = new ArrayList<>();
        List<CitedQuery> queries = new ArrayList<>();
        List<ObjectState> states = new ArrayList<>();
        for (CitedFacts cited : all) {
            cited.facts().metrics().forEach(series -> measures.stream()
                    .filter(measure -> measure.fits(series))
                    .forEach(measure -> readings.add(new CitedReading(cited.evidence(), measure.read(series)))));
            cited.facts().queries().forEach(query -> queries.add(new CitedQuery(cited.evidence(), query)));
            states.addAll(cited.facts().states());
        }
        queries.sort(Comparator.comparingDouble((CitedQuery one) -> one.query().sessions())
                .reversed());
        return new FactView(List.copyOf(readings), List.copyOf(queries), List.copyOf(states));
    }

    List<ObjectState> states(ObjectHealth health) {
        return states.stream().filter(state -> state.health() == health).toList();
    }
}
