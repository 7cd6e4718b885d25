package dev.serai.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a condition held, in microseconds as the database keeps it.
 *
 * @param start its start
 * @param end its end; null while it holds
 */
public record Times(Instant start, @Nullable Instant end) {

    public Times {
        start = start.truncatedTo(ChronoUnit.MICROS);
        end = end == null ? null : end.truncatedTo(ChronoUnit.MICROS);
    }

    /** Fills in what the sender left out, each with a note. */
    static Times read(
            AlertState state, @Nullable Instant start, @Nullable Instant end, Instant now, AlertFields fields) {
        if (state == AlertState.FIRING) {
            return new Times(start == null ? assumedStart(now, fields) : start, null);
        }
        Instant ended = end == null ? assumedEnd(start, now, fields) : end;
        if (start == null) {
            fields.note(Alert.START_ASSUMED);
            return new Times(ended, ended);
        }
        if (ended.plus(Folding.TOLERANCE).isBefore(start)) {
            throw new Rejection("the alert ends before it starts");
        }
        if (ended.isBefore(start)) {
            fields.note("the end was a moment before the start, as clocks differ: taken as the start");
            return new Times(start, start);
        }
        return new Times(start, ended);
    }

    private static Instant assumedStart(Instant now, AlertFields fields) {
        fields.note(Alert.START_ASSUMED);
        return now;
    }

    private static Instant assumedEnd(@Nullable Instant start, Instant now, AlertFields fields) {
        fields.note(Alert.END_ASSUMED);
        return start != null && start.isAfter(now) ? start : now;
    }
}
