package dev.serai.oncall;

import java.time.Instant;

/**
 * Somebody's time on call.
 *
 * @param from the first instant
 * @param until the first instant after it
 * @param person an account's name
 */
public record Shift(Instant from, Instant until, String person) {

    boolean overlaps(Instant begin, Instant end) {
        return from.isBefore(end) && until.isAfter(begin);
    }
}
