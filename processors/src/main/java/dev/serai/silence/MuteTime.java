package dev.serai.silence;

import java.time.Instant;
import java.util.List;

/** A named time: one of its intervals is enough. */
public record MuteTime(String name, List<TimeInterval> intervals) {

    public MuteTime {
        intervals = List.copyOf(intervals);
    }

    public boolean contains(Instant moment) {
        return intervals.stream().anyMatch(interval -> interval.contains(moment));
    }
}
