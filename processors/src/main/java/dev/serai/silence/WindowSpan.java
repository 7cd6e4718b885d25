package dev.serai.silence;

import java.time.Instant;

/** One time that a maintenance window lasts, its end excluded. */
public record WindowSpan(Instant from, Instant until) {

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
