package dev.serai.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored about an alert's life.
 *
 * @param state whether the condition holds
 * @param startsAt start of the latest episode known
 * @param endsAt its end; null while it fires
 * @param lastSeen when the last delivery came in
 * @param occurrences deliveries so far, repeats included
 * @param transitions changes of state so far
 * @param episode how many times it has begun to fire; 1 also for one that was first heard of when it was over
 */
public record AlertStatus(
        AlertState state,
        Instant startsAt,
        @Nullable Instant endsAt,
        Instant lastSeen,
        long occurrences,
        int transitions,
        int episode) {}
