package dev.serai.hub.laws.bad;

import java.time.Instant;

/** Reads the wall clock: what the laws refuse. */
public final class ClockReader {

    public Instant when() {
        return Instant.now();
    }
}
