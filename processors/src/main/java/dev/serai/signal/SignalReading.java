package dev.serai.signal;

import java.util.Map;
import java.util.Optional;

/**
 * What an alert has measured when it fired.
 *
 * @param value what it measured
 * @param threshold from where on it fires; whether above or below it follows from the value
 */
public record SignalReading(double value, double threshold) {

    /** Senders that say what they measured do so by labels or annotations called {@code value} and {@code threshold}. */
    public static Optional<SignalReading> of(Map<String, String> labels, Map<String, String> annotations) {
        return number("value", labels, annotations).flatMap(value -> number("threshold", labels, annotations)
                .map(threshold -> new SignalReading(value, threshold)));
    }

    /** A finite number that an annotation or a label of this name says; the annotation first. */
    public static Optional<Double> number(String name, Map<String, String> labels, Map<String, String> annotations) {
        try {
            String text = annotations.getOrDefault(name, labels.getOrDefault(name, ""));
            return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether a value is on the side of the threshold on which the alert fires. */
    boolean isBad(double other) {
        return firesAbove() ? other >= threshold : other <= threshold;
    }

    boolean firesAbove() {
        return value >= threshold;
    }

    /** Whether the value is at least {@code factor} times the threshold (below it: at most that part of it). */
    boolean isFar(double factor) {
        return firesAbove() ? value >= factor * threshold : value * factor <= threshold;
    }

    /** How much worse one value is than another: positive for worse, whichever way it fires. */
    double worsening(double from, double to) {
        return firesAbove() ? to - from : from - to;
    }
}
