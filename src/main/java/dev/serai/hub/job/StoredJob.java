package dev.serai.hub.job;

import java.time.Instant;

/**
 * A job as it was picked.
 *
 * @param counts how often it did not succeed before this attempt
 * @param version of the row: whoever holds an older one has lost the job to somebody else
 */
record StoredJob(String name, String instance, String payload, Instant due, JobCounts counts, long version) {}
