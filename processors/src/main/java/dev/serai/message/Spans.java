package dev.serai.message;

import java.time.Duration;

/** How long something took, for people: {@code 8 minutes}. */
final class Spans {

    private Spans() {}

    /** The largest unit alone. */
    static String of(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 60) {
            return count(seconds, "second");
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return count(minutes, "minute");
        }
        return minutes < 48 * 60 ? count(minutes / 60, "hour") : count(minutes / (24 * 60), "day");
    }

    /** For instance {@code 1 alert}, {@code 2 alerts}. */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
