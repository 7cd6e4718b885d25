package dev.serai.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about an alert's life.
 *
 * @param state whether the condition holds
 * @param startsAt start of the latest episode known
 * @param endsAt its end; null while it fires
 * @param previousEnd the latest end of the episodes before; null while none is known
 * @param lastSeen when the last delivery came in
 * @param longestPause the longest time between two deliveries while it fired; null while it never repeated
 * @param staleSince since when it is known that it is no longer repeated; null while it is, and when it is over
 * @param occurrences deliveries so far, repeats included
 * @param transitions changes of state so far
 * @param episode how many times it has begun to fire; 1 also for one that was first heard of when it was over
 */
public record AlertStatus(
        AlertState state,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant previousEnd,
        Instant lastSeen,
        @Nullable Duration longestPause,
        @Nullable Instant staleSince,
        long occurrences,
        int transitions,
        int episode) {}
