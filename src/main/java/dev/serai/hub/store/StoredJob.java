package dev.serai.hub.store;

import java.time.Instant;

/**
 * A job as it was picked.
 *
 * @param failures failed attempts before this one
 * @param postponed delays before this attempt that were no failures
 * @param version of the row: whoever holds an older one has lost the job to somebody else
 */
public record StoredJob(
        String name, String instance, String payload, Instant due, int failures, int postponed, long version) {}
