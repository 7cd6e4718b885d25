package dev.serai.signal;

/**
 * What an alert has measured when it fired.
 *
 * @param value what it measured
 * @param threshold from where on it fires; whether above or below it follows from the value
 */
public record SignalReading(double value, double threshold) {

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
