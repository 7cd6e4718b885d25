package dev.serai.evidence;

import dev.serai.evidence.MetricSeries.MetricPoint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Series in words: what a person, or a model, reads of them. */
public final class SeriesText {

    private SeriesText() {}

    /** Values of a series that are written out. */
    private static final int WRITTEN = 60;

    private static final Pattern HEAD =
            Pattern.compile("(.{1,1000}): \\d{1,4} points from (\\S{10,40}) to \\S{10,40}, .*");
    private static final String VALUES = "  seconds:value ";

    /**
     * Two lines for each: {@code up{job="cart"}: 41 points from … to …, 1 at first, 0 at last, within 0 and 1}, and at most
     * {@value #WRITTEN} values with the seconds since the first.
     */
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
                + " and " + number(most)
                + "\n" + VALUES + values(one, first.at());
    }

    private static String values(MetricSeries one, Instant from) {
        int step = (one.points().size() + WRITTEN - 1) / WRITTEN;
        List<String> written = new ArrayList<>();
        for (int i = (one.points().size() - 1) % step; i < one.points().size(); i += step) {
            MetricPoint point = one.points().get(i);
            written.add((point.at().getEpochSecond() - from.getEpochSecond()) + ":" + number(point.value()));
        }
        return String.join(" ", written);
    }

    /** Reads what {@link #of} wrote; the name is with the labels. What is not so is left out. */
    public static List<MetricSeries> read(String text) {
        List<MetricSeries> all = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher head = HEAD.matcher(lines.get(i));
            if (head.matches() && lines.get(i + 1).startsWith(VALUES)) {
                read(head, lines.get(i + 1).substring(VALUES.length()), all);
            }
        }
        return List.copyOf(all);
    }

    private static void read(Matcher head, String values, List<MetricSeries> all) {
        try {
            Instant from = Instant.parse(head.group(2));
            List<MetricPoint> points = new ArrayList<>();
            for (String pair : values.strip().split(" ")) {
                int colon = pair.indexOf(':');
                points.add(new MetricPoint(
                        from.plusSeconds(Long.parseLong(pair.substring(0, Math.max(0, colon)))),
                        Double.parseDouble(pair.substring(colon + 1))));
            }
            all.add(new MetricSeries(head.group(1), Map.of(), null, points));
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            // Cut, or not ours.
        }
    }

    /** {@code up{job="cart"}}, in one line. */
    public static String name(MetricSeries one) {
        String labels = one.labels().entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
        return (one.name() + (one.labels().isEmpty() ? "" : labels)).replaceAll("\\p{Cntrl}+", " ");
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
