package dev.serai.evidence;

import dev.serai.evidence.MetricSeries.MetricPoint;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Series in words: what a person, or a model, reads of them. */
public final class SeriesText {

    private SeriesText() {}

    /** A line for each: {@code up{job="cart"}: 41 points from … to …, 1 at first, 0 now, 0 to 1}. */
    public static String of(List<MetricSeries> series) {
        return series.stream().map(SeriesText::line).collect(Collectors.joining("\n"));
    }

    private static String line(MetricSeries one) {
        List<MetricPoint> points = one.points();
        if (points.isEmpty()) {
            return name(one) + ": no points";
        }
        MetricPoint first = points.get(0);
        MetricPoint last = points.get(points.size() - 1);
        double least = points.stream()
                .min(Comparator.comparingDouble(MetricPoint::value))
                .orElse(first)
                .value();
        double most = points.stream()
                .max(Comparator.comparingDouble(MetricPoint::value))
                .orElse(first)
                .value();
        return name(one) + ": " + points.size() + " points from " + first.at() + " to " + last.at() + ", "
                + number(first.value()) + " at first, " + number(last.value()) + " at last, within " + number(least)
                + " and " + number(most);
    }

    /** {@code up{job="cart"}}. */
    public static String name(MetricSeries one) {
        String labels = one.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        return one.name() + (one.labels().isEmpty() ? "" : labels);
    }

    /** At most four digits after the point. */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return String.valueOf((long) value);
        }
        return Math.abs(value) >= 1e-3
                ? String.format(Locale.ROOT, "%.4f", value)
                        .replaceAll("0+$", "")
                        .replaceAll("\\.$", "")
                : String.valueOf(value);
    }
}
