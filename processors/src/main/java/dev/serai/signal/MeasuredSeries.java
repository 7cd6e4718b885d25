package dev.serai.signal;

import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import dev.serai.evidence.PrometheusText.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the number went that an alert is about, as a Prometheus says, and what it was when the alert fired.
 *
 * @param reading the value then, and the threshold of the alert's expression
 * @param series the alert's own, of those that the expression has
 */
public record MeasuredSeries(SignalReading reading, MetricSeries series) {

    /** A series that begins later says nothing of what is usual: what it is about is new. */
    private static final Duration USUAL = Duration.ofHours(2);

    /** How far the clocks of the rule and of the query, and the interval of the rule, are apart at most. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private static final Duration LATER = Duration.ofMinutes(1);

    /**
     * Empty where it is not clear which series is the alert's, or the alert's value is not seen in it.
     *
     * @param answer the series of the expression
     * @param labels of the alert, which has all of its series'
     */
    public static Optional<MeasuredSeries> of(
            List<MetricSeries> answer, Map<String, String> labels, Threshold threshold, Instant firedAt) {
        List<MetricSeries> own = answer.stream()
                .filter(series -> labels.entrySet().containsAll(series.labels().entrySet()))
                .toList();
        return own.size() != 1 ? Optional.empty() : of(own.get(0), threshold, firedAt);
    }

    private static Optional<MeasuredSeries> of(MetricSeries series, Threshold threshold, Instant firedAt) {
        return series.points().stream()
                .filter(point -> isOfMoment(point, firedAt) && threshold.isPassedBy(point.value()))
                .reduce((earlier, later) -> later)
                .map(point -> new SignalReading(point.value(), threshold.value()))
                .filter(reading -> reading.firesAbove() == threshold.above())
                .map(reading -> new MeasuredSeries(reading, known(series, firedAt)));
    }

    private static boolean isOfMoment(MetricPoint point, Instant firedAt) {
        return !point.at().isBefore(firedAt.minus(EARLIER)) && !point.at().isAfter(firedAt.plus(LATER));
    }

    private static MetricSeries known(MetricSeries series, Instant firedAt) {
        boolean isOld = !series.points().get(0).at().isAfter(firedAt.minus(USUAL));
        List<MetricPoint> points = isOld
                ? series.points()
                : series.points().stream()
                        .filter(point -> !point.at().isBefore(firedAt))
                        .toList();
        return new MetricSeries(series.name(), series.labels(), series.unit(), points);
    }
}
