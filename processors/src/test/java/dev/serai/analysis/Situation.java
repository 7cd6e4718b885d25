package dev.serai.analysis;

import dev.serai.alert.Severity;
import dev.serai.evidence.ChangeEvent;
import dev.serai.evidence.FactObject;
import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.evidence.ObjectEvent;
import dev.serai.evidence.ObjectHealth;
import dev.serai.evidence.ObjectState;
import dev.serai.evidence.QueryStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** A system at a moment, put together fact by fact: what an alert claims, and what is seen. */
final class Situation {

    static final Instant NOW = Instant.parse("2026-05-02T08:30:00Z");

    private final List<MetricSeries> metrics = new ArrayList<>();
    private final List<LogTemplate> logs = new ArrayList<>();
    private final List<ChangeEvent> changes = new ArrayList<>();
    private final List<ObjectState> states = new ArrayList<>();
    private final List<ObjectEvent> events = new ArrayList<>();
    private final List<QueryStats> queries = new ArrayList<>();
    private Map<String, String> labels = Map.of();
    private String claim = "Something is wrong";

    static Situation with(String claim, Map<String, String> labels) {
        Situation one = new Situation();
        one.claim = claim;
        one.labels = labels;
        return one;
    }

    /** Twenty minutes, a value a minute; the last is of now. */
    Situation metric(String name, String of, String unit, double... values) {
        List<MetricPoint> points = IntStream.range(0, values.length)
                .mapToObj(i -> new MetricPoint(NOW.minusSeconds(60L * (values.length - 1 - i)), values[i]))
                .toList();
        metrics.add(new MetricSeries(name, Map.of("DBInstanceIdentifier", of), unit, points));
        return this;
    }

    static double[] flat(double value) {
        return IntStream.range(0, 20)
                .mapToDouble(i -> value * (1 + 0.03 * (i % 3 - 1)))
                .toArray();
    }

    /** Even at first, then to that value and there. */
    static double[] ramp(double from, double to) {
        return IntStream.range(0, 20)
                .mapToDouble(i -> i < 5 ? from : from + (to - from) * Math.min(1, (i - 4) / 10.0))
                .toArray();
    }

    /** To that value in the middle, and back. */
    static double[] spike(double usual, double peak) {
        return IntStream.range(0, 20)
                .mapToDouble(i -> i >= 7 && i <= 11 ? peak : usual)
                .toArray();
    }

    Situation line(String source, String text, int minutesAgo, int count) {
        Instant at = NOW.minusSeconds(60L * minutesAgo);
        logs.add(new LogTemplate(source, text, count, null, LogTone.of(text), at, at, text));
        return this;
    }

    Situation usual(String source, String text, int count) {
        logs.add(new LogTemplate(source, text, count, (double) count, LogTone.of(text), NOW, NOW, text));
        return this;
    }

    Situation event(String kind, String name, String reason, String message, int minutesAgo, int count) {
        Instant at = NOW.minusSeconds(60L * minutesAgo);
        FactObject object = new FactObject(kind, kind.equals("pod") ? "shop" : null, name);
        events.add(new ObjectEvent(object, reason, message, true, count, at.minusSeconds(30L * count), at));
        return this;
    }

    Situation good(String kind, String name, String message, int minutesAgo) {
        Instant at = NOW.minusSeconds(60L * minutesAgo);
        events.add(new ObjectEvent(FactObject.of(kind, name), "", message, false, 1, at, at));
        return this;
    }

    Situation pods(String... names) {
        for (String name : names) {
            states.add(new ObjectState(
                    new FactObject("pod", "shop", name),
                    ObjectHealth.HEALTHY,
                    Map.of("phase", "Running"),
                    NOW.minusSeconds(86_400)));
        }
        return this;
    }

    Situation bad(String kind, String name, String... values) {
        Map<String, String> shown = new java.util.TreeMap<>();
        for (int i = 0; i < values.length; i += 2) {
            shown.put(values[i], values[i + 1]);
        }
        FactObject object = new FactObject(kind, kind.equals("pod") ? "shop" : null, name);
        states.add(new ObjectState(object, ObjectHealth.UNHEALTHY, shown, null));
        return this;
    }

    Situation nodes(String... names) {
        for (String name : names) {
            states.add(new ObjectState(FactObject.of("node", name), ObjectHealth.HEALTHY, Map.of(), null));
        }
        return this;
    }

    Situation monitors(String... names) {
        for (String name : names) {
            states.add(
                    new ObjectState(FactObject.of("monitor", name), ObjectHealth.HEALTHY, Map.of("state", "OK"), null));
        }
        return this;
    }

    Situation change(String what, String service, int minutesAgo) {
        changes.add(new ChangeEvent(
                what, FactObject.of("service", service), NOW.minusSeconds(60L * minutesAgo), "ann", null));
        return this;
    }

    Situation query(String database, String statement, double sessions, String wait) {
        queries.add(new QueryStats(
                FactObject.of("database", database),
                "",
                statement,
                3,
                sessions,
                Map.of(wait, sessions * 0.8, "IO:Other", sessions * 0.2)));
        return this;
    }

    CitedFacts facts() {
        return new CitedFacts(
                new UUID(0, 3), "test", new FactSet(metrics, logs, changes, List.of(), states, events, queries));
    }

    Evidence alert() {
        Observation seen = CollectedEvidence.alert(new CollectedEvidence.AlertFacts(
                new UUID(0, 1), claim, null, Severity.HIGH, "production", 1, labels, Map.of("summary", claim)));
        return Evidence.of(seen, new UUID(0, 1), "default", new UUID(0, 2), NOW);
    }
}
