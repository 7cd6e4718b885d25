package dev.serai.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a number went.
 *
 * @param name of the metric, or the expression
 * @param labels whose it is
 * @param unit for instance {@code bytes}, {@code seconds}, {@code percent}; null where nobody said
 * @param points the oldest first, each time once, at most {@value #MAX_POINTS}
 */
public record MetricSeries(String name, Map<String, String> labels, @Nullable String unit, List<MetricPoint> points) {

    public static final int MAX_POINTS = 720;

    /**
     * @param at to the millisecond
     * @param value a finite number
     */
    public record MetricPoint(Instant at, double value) {

        public MetricPoint {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a point of a series is no finite number");
            }
            at = Instant.ofEpochMilli(at.toEpochMilli());
        }
    }

    public MetricSeries {
        name = FactText.needed("name", name, FactText.LINE);
        labels = FactText.entries("labels", labels);
        unit = FactText.optional(unit, FactText.NAME);
        points = ordered(FactText.list("points", points, MAX_POINTS));
    }

    /** A series of any length: of more than {@value #MAX_POINTS} points every n-th is kept, counted from the newest. */
    public static MetricSeries thinned(
            String name, Map<String, String> labels, @Nullable String unit, List<MetricPoint> points) {
        int step = Math.max(1, (points.size() + MAX_POINTS - 1) / MAX_POINTS);
        List<MetricPoint> all = ordered(points);
        List<MetricPoint> kept = new ArrayList<>();
        for (int i = (all.size() - 1) % step; i >= 0 && i < all.size(); i += step) {
            kept.add(all.get(i));
        }
        return new MetricSeries(name, labels, unit, kept);
    }

    /** Of two points of one time the later in the list counts. */
    private static List<MetricPoint> ordered(List<MetricPoint> points) {
        Map<Instant, MetricPoint> byTime = new TreeMap<>(Comparator.naturalOrder());
        points.forEach(point -> byTime.put(point.at(), point));
        return List.copyOf(byTime.values());
    }
}
