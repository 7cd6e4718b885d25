package dev.serai.analysis;

import dev.serai.evidence.FactObject;
import dev.serai.evidence.MetricSeries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a series comes to.
 *
 * @param measure by which it was read
 * @param series the series
 * @param now the newest value
 * @param usual what it usually is
 * @param worst its worst value
 * @param level what that means
 */
record MeasureReading(
        Measure measure, MetricSeries series, double now, double usual, double worst, Measure.MeasureLevel level) {

    private static final Map<String, String> OBJECTS = Map.of(
            "DBInstanceIdentifier", "database",
            "pod", "pod",
            "node", "node",
            "database", "database",
            "persistentvolumeclaim", "volume",
            "service", "service",
            "deployment", "deployment",
            "instance", "instance");

    private static final Set<String> UNITLESS = Set.of("", "count", "none");

    private static final List<String> ORDER = List.of(
            "pod",
            "node",
            "persistentvolumeclaim",
            "DBInstanceIdentifier",
            "database",
            "deployment",
            "service",
            "instance");

    /** Whose number it is, by its labels. */
    @Nullable
    FactObject object() {
        return object(series.labels());
    }

    static @Nullable FactObject object(Map<String, String> labels) {
        return ORDER.stream()
                .filter(label -> !labels.getOrDefault(label, "").isBlank())
                .findFirst()
                .map(label -> new FactObject(
                        Objects.requireNonNull(OBJECTS.get(label)),
                        label.equals("pod") || label.equals("deployment") ? labels.get("namespace") : null,
                        Objects.requireNonNull(labels.get(label))))
                .orElse(null);
    }

    /** One line: {@code ReplicaLag of db-1 is 1243 (usually 42)}. */
    String text() {
        FactObject whose = object();
        String name = series.name() + (whose == null ? "" : " of " + whose.name());
        return switch (level) {
            case BAD -> name + " is " + number(now) + ", usually " + number(usual);
            case RECOVERED -> name + " has recovered: " + number(now) + " now, " + number(worst) + " at its worst";
            case FINE -> name + " is " + number(now) + " and was never out of bounds";
        };
    }

    private String number(double value) {
        String unit = series.unit() == null ? "" : series.unit().toLowerCase(Locale.ROOT);
        if (unit.equals("bytes") && Math.abs(value) >= 1e6) {
            return value >= 1e9
                    ? String.format(Locale.ROOT, "%.1f GB", value / (1 << 30))
                    : String.format(Locale.ROOT, "%.0f MB", value / (1 << 20));
        }
        String digits = Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
        return UNITLESS.contains(unit) ? digits : digits + (unit.equals("percent") ? " %" : " " + unit);
    }
}
