package dev.serai.signal;

import java.time.Instant;

/** A time of an alert: the earliest comes first, those of one time by the alerts' ids. */
record AlertTime(Instant at, String alert) implements Comparable<AlertTime> {

    static AlertTime fired(SignalAlert alert) {
        return new AlertTime(alert.firedAt(), alert.id());
    }

    /** Before all that are later than this. */
    static AlertTime after(Instant at) {
        return new AlertTime(at.plusNanos(1), "");
    }

    @Override
    public int compareTo(AlertTime other) {
        int first = at.compareTo(other.at);
        return first == 0 ? alert.compareTo(other.alert) : first;
    }
}
