package dev.serai.risk;

import java.time.Instant;

/**
 * A time in which changes need more than usual.
 *
 * @param from its first instant
 * @param until the first instant after it
 * @param reason why, for the person who decides
 */
public record FreezeWindow(Instant from, Instant until, String reason) {

    public FreezeWindow {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("freeze window ends at " + until + ", not after it starts at " + from);
        }
    }

    boolean isOpen(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
