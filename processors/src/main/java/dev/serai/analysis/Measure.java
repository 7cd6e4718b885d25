package dev.serai.analysis;

import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.wire.WireName;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What numbers of some names mean: from where on they are bad.
 *
 * @param id its name in patterns
 * @param names of metrics
 * @param low whether small numbers are the bad ones
 * @param limit bad from here on, in the metric's unit; NaN where only the change counts
 * @param factor bad from so many times its usual value on (of a low one, below that share of it); NaN where only the limit counts
 * @param capacity finds in texts how many there may be at most; from nine tenths of that on it is bad, whatever it was
 * @param floor what is below (of a low one, above) is never bad, whatever the factor; NaN for none
 */
record Measure(
        String id, Pattern names, boolean low, double limit, double factor, double floor, @Nullable Pattern capacity) {

    /** Newest points of which the middle one is how it is now. */
    private static final int NOW = 3;

    /** The share of a capacity that counts as all of it. */
    private static final double NEARLY = 0.9;

    /** On which side numbers are bad. */
    enum BadSide implements WireName {
        HIGH,
        LOW
    }

    /** How a series is. */
    enum MeasureLevel {
        BAD,
        RECOVERED,
        FINE
    }

    /** With the limit that the texts name, if they name one. */
    Measure within(List<Statement> statements) {
        Pattern most = capacity;
        return most == null
                ? this
                : statements.stream()
                        .map(one -> most.matcher(new BoundedText(one.text())))
                        .filter(Measure::finds)
                        .findFirst()
                        .map(found -> new Measure(
                                id,
                                names,
                                low,
                                NEARLY * Double.parseDouble(found.group(1)),
                                Double.NaN,
                                Double.NaN,
                                most))
                        .orElse(this);
    }

    private static boolean finds(Matcher capacity) {
        try {
            return capacity.find();
        } catch (BoundedText.Exhausted e) {
            return false;
        }
    }

    boolean fits(MetricSeries series) {
        return !series.points().isEmpty() && names.matcher(series.name()).find();
    }

    MeasureReading read(MetricSeries series) {
        double[] values = scaled(series);
        double now = median(Arrays.copyOfRange(values, Math.max(0, values.length - NOW), values.length));
        double usual = usual(values);
        return new MeasureReading(this, series, now, usual, worst(values), level(values, now, usual));
    }

    private MeasureLevel level(double[] values, double now, double usual) {
        if (isBad(now, usual)) {
            return MeasureLevel.BAD;
        }
        int run = 0;
        for (double value : values) {
            run = isBad(value, usual) ? run + 1 : 0;
            if (run > 1) {
                return MeasureLevel.RECOVERED;
            }
        }
        return MeasureLevel.FINE;
    }

    private boolean isBad(double value, double usual) {
        if (low) {
            return value <= limit || value <= factor * usual && !(value > floor);
        }
        return value >= limit || value >= factor * usual && !(value < floor);
    }

    /** The usual value: how it began, or what three quarters of it exceed (of a low one, stay below). */
    private double usual(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double start = median(Arrays.copyOf(values, Math.max(1, values.length / 4)));
        double quarter = sorted[low ? (sorted.length - 1) * 3 / 4 : (sorted.length - 1) / 4];
        return low ? Math.max(start, quarter) : Math.min(start, quarter);
    }

    private double worst(double[] values) {
        return low
                ? Arrays.stream(values).min().orElse(0)
                : Arrays.stream(values).max().orElse(0);
    }

    /** Shares of one count as percent where the limit is one. */
    private double[] scaled(MetricSeries series) {
        List<MetricPoint> points = series.points();
        double[] values = points.stream().mapToDouble(MetricPoint::value).toArray();
        boolean percent =
                limit > 1 && limit <= 100 && String.valueOf(series.unit()).matches("(?i)null|ratio|none|");
        boolean share = percent && Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1);
        return share ? Arrays.stream(values).map(value -> value * 100).toArray() : values;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
