package dev.serai.analysis;

import dev.serai.evidence.QueryStats;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a typed fact says for a cause: a measure that is bad, or statements that wait for something.
 *
 * @param measure the id of a measure; null for waits
 * @param waits names of waits, null for a measure
 * @param share of all sessions that wait so, 0 to 1
 * @param weight how much it counts
 */
record FactCondition(@Nullable String measure, @Nullable Pattern waits, double share, double weight) {

    Stream<Clue> clues(FactView facts) {
        return measure != null ? readings(facts) : waiting(facts);
    }

    /** One series that is bad counts, whatever the others are; where none is, the first that is not contradicts. */
    private Stream<Clue> readings(FactView facts) {
        return facts.readings().stream()
                .filter(one -> one.reading().measure().id().equals(measure))
                .min(Comparator.comparing(one -> one.reading().level()))
                .map(one -> clue(
                        one, one.reading().level() == Measure.MeasureLevel.BAD ? strength(one.reading()) : -weight))
                .stream();
    }

    /** What nears a limit that somebody named counts twice. */
    private double strength(MeasureReading reading) {
        Measure by = reading.measure();
        return by.capacity() != null && Double.isFinite(by.limit()) ? 2 * weight : weight;
    }

    private static Clue clue(FactView.CitedReading one, double weight) {
        MeasureReading reading = one.reading();
        return new Clue(reading.measure().id(), weight, true, true, reading.object(), one.evidence(), reading.text());
    }

    private Stream<Clue> waiting(FactView facts) {
        double all = facts.queries().stream()
                .mapToDouble(one -> one.query().sessions())
                .sum();
        if (all <= 0) {
            return Stream.empty();
        }
        List<FactView.CitedQuery> some = facts.queries().stream()
                .filter(one -> sessions(one.query()) >= share * all && sessions(one.query()) > 0)
                .toList();
        return some.stream().limit(1).map(one -> clue(one.evidence(), one.query()));
    }

    private double sessions(QueryStats query) {
        return query.waits().entrySet().stream()
                .filter(wait -> waits != null && waits.matcher(wait.getKey()).find())
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Clue clue(UUID evidence, QueryStats query) {
        String wait = query.waits().entrySet().stream()
                .filter(one -> waits != null && waits.matcher(one.getKey()).find())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        String text = "the statement “" + shortened(query.statement()) + "” keeps "
                + Math.round(query.sessions() * 10) / 10.0 + " sessions busy, most in " + wait;
        return new Clue("waits", weight, true, true, query.database(), evidence, text);
    }

    private static String shortened(String statement) {
        return statement.length() <= 120 ? statement : statement.substring(0, 119) + "…";
    }
}
