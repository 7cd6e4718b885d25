package dev.serai.signal;

import dev.serai.evidence.MetricSeries;
import dev.serai.evidence.MetricSeries.MetricPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a number went up to a moment, seen from the threshold of its alert. A question that the points do not answer is
 * answered with no.
 */
final class Trajectory {

    static final Trajectory UNKNOWN = new Trajectory(List.of(), new SignalReading(0, 0));

    /** What differs by less than this part is the same level. */
    private static final double LEVEL = 0.1;
    /** Points before an alert that show what is usual. */
    private static final int USUAL_POINTS = 3;

    private static final Duration USUAL_SPAN = Duration.ofMinutes(20);
    private static final int TROUGHS = 2;

    private final List<MetricPoint> points;
    private final SignalReading reading;

    private Trajectory(List<MetricPoint> points, SignalReading reading) {
        this.points = points;
        this.reading = reading;
    }

    static Trajectory of(MetricSeries series, SignalReading reading, Instant now) {
        return new Trajectory(
                series.points().stream()
                        .filter(point -> !point.at().isAfter(now))
                        .toList(),
                reading);
    }

    boolean isKnown() {
        return !points.isEmpty();
    }

    /** Whether the latest point since then is back on the good side. */
    boolean isGoodSince(Instant since) {
        return latestAfter(since).filter(point -> !isBad(point)).isPresent();
    }

    /** Whether there is a point since then. */
    boolean isSeenSince(Instant since) {
        return latestAfter(since).isPresent();
    }

    /** How many of the latest points since then are in a row on the bad side. */
    int badSince(Instant since) {
        int bad = 0;
        for (int i = points.size() - 1; i >= 0 && points.get(i).at().isAfter(since) && isBad(points.get(i)); i--) {
            bad++;
        }
        return bad;
    }

    /** Whether the latest point since then is worse than the value that the alert measured, by more than a level. */
    boolean isWorseSince(Instant since) {
        return latestAfter(since)
                .filter(point -> reading.worsening(reading.value(), point.value()) > LEVEL * Math.abs(reading.value()))
                .isPresent();
    }

    /** Whether the latest point since then is at least as bad as the value that the alert measured, or nearly so. */
    boolean isAsBadSince(Instant since) {
        return latestAfter(since)
                .filter(point ->
                        reading.worsening(reading.value(), point.value()) >= -LEVEL * Math.abs(reading.value()))
                .isPresent();
    }

    /** Whether the number has been at this level since long before the alert. */
    boolean isUsual(Instant firedAt) {
        List<MetricPoint> before =
                points.stream().filter(point -> point.at().isBefore(firedAt)).toList();
        return before.size() >= USUAL_POINTS
                && Duration.between(before.get(0).at(), firedAt).compareTo(USUAL_SPAN) >= 0
                && points.stream().allMatch(this::isAtLevel);
    }

    /** Whether it falls back each time to less than the time before: troughs that climb towards the threshold. */
    boolean climbs(int times) {
        List<Double> troughs = troughs();
        if (points.isEmpty() || troughs.size() < Math.max(times, TROUGHS)) {
            return false;
        }
        double last = points.get(0).value();
        for (double trough : troughs) {
            if (reading.worsening(last, trough) < LEVEL * Math.abs(reading.threshold())) {
                return false;
            }
            last = trough;
        }
        return true;
    }

    /** When the run of bad points began that still goes on. */
    Optional<Instant> onset() {
        Instant onset = null;
        for (int i = points.size() - 1; i >= 0 && isBad(points.get(i)); i--) {
            onset = points.get(i).at();
        }
        return Optional.ofNullable(onset);
    }

    /** The worst value so far since then; empty without a point. */
    Optional<Double> worstSince(Instant since) {
        return points.stream()
                .filter(point -> !point.at().isBefore(since))
                .map(MetricPoint::value)
                .reduce((one, other) -> reading.worsening(one, other) > 0 ? other : one);
    }

    private List<Double> troughs() {
        List<Double> troughs = new ArrayList<>();
        for (int i = 1; i < points.size() - 1; i++) {
            double value = points.get(i).value();
            if (reading.worsening(value, points.get(i - 1).value()) > 0
                    && reading.worsening(value, points.get(i + 1).value()) > 0) {
                troughs.add(value);
            }
        }
        return troughs;
    }

    private boolean isAtLevel(MetricPoint point) {
        return Math.abs(point.value() - reading.value()) <= LEVEL * Math.abs(reading.value());
    }

    private boolean isBad(MetricPoint point) {
        return reading.isBad(point.value());
    }

    private Optional<MetricPoint> latestAfter(Instant since) {
        return points.isEmpty()
                ? Optional.empty()
                : Optional.of(points.get(points.size() - 1))
                        .filter(point -> point.at().isAfter(since));
    }
}
