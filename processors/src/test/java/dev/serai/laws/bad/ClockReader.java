package dev.serai.laws.bad;

import java.time.Instant;

/** Asks for the time: what the laws refuse. */
public final class ClockReader {

    public Instant when() {
        return Instant.now();
    }
}
