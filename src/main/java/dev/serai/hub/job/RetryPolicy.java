package dev.serai.hub.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a job that did not succeed is tried again. Only what the work itself did wrong counts as a failed attempt; for what
 * the hub did wrong a job is never dead.
 *
 * @param maxAttempts attempts, the first one included, before it is dead
 * @param initialBackoff delay after the first failure; it doubles with each further one
 * @param maxBackoff upper bound of the delay
 */
record RetryPolicy(int maxAttempts, Duration initialBackoff, Duration maxBackoff) {

    /** How often a job may be put off without a failure. */
    static final int MAX_POSTPONED = 100;

    static final Duration MAX_POSTPONE = Duration.ofHours(1);

    /** The delay after a fault of the hub: short, so that the job goes on soon after the fault's end. */
    static final Duration HUB_BACKOFF = Duration.ofMillis(250);

    static final Duration MAX_HUB_BACKOFF = Duration.ofSeconds(4);

    /** So many instances in a row that stopped while they ran a job are no accident: the job may be what stops them. */
    static final int CRASHES = 3;

    static final Duration CRASH_BACKOFF = Duration.ofSeconds(10);
    static final Duration MAX_CRASH_BACKOFF = Duration.ofMinutes(10);

    RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 1000) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", allowed are 1 to 1000");
        }
        if (initialBackoff.isNegative() || initialBackoff.isZero() || maxBackoff.compareTo(initialBackoff) < 0) {
            throw new IllegalArgumentException("initialBackoff is " + initialBackoff + " and maxBackoff " + maxBackoff
                    + ", needed is 0 < initialBackoff <= maxBackoff");
        }
    }

    /** How an attempt ended that did not succeed. */
    enum AttemptEnd {
        /** The work failed. */
        BY_WORK,
        /** The work asked to come again later. */
        ASKED,
        /** The hub's database failed it. */
        BY_HUB,
        /** The instance that ran it gave no sign of life. */
        SILENT,
        /** The instance that ran it stops in good order. */
        STOPPED
    }

    enum RetryReason {
        FAILED,
        POSTPONED,
        /** The hub's own fault; comes again soon. */
        HUB_FAILED,
        /** Its instance was killed or cut off; comes again soon. */
        TAKEN_OVER,
        /** Its instances stopped {@value #CRASHES} times in a row or more; comes again, slowly. */
        CRASHING,
        /** Given back by a stop; comes again at once. */
        INTERRUPTED,
        OUT_OF_ATTEMPTS
    }

    /**
     * What becomes of the job.
     *
     * @param delay until the next attempt; zero when it is dead
     * @param counts with this attempt
     */
    record RetryVerdict(RetryReason reason, Duration delay, JobCounts counts) {}

    /**
     * Decides after an attempt that did not succeed.
     *
     * @param counts before it
     * @param requested the delay that the attempt asked for, if it asked
     * @param random from 0 (inclusive) to 1: spreads the delay over its upper half, so that jobs that failed together do
     *     not come back together
     */
    RetryVerdict decide(AttemptEnd ended, JobCounts counts, @Nullable Duration requested, double random) {
        return switch (ended) {
            case STOPPED -> new RetryVerdict(RetryReason.INTERRUPTED, Duration.ZERO, counts);
            case SILENT -> silent(counts, random);
            case BY_HUB -> byHub(counts, random);
            case ASKED -> asked(counts, requested == null ? Duration.ZERO : requested, random);
            case BY_WORK -> byWork(counts, random);
        };
    }

    private RetryVerdict asked(JobCounts counts, Duration requested, double random) {
        return counts.postponed() < MAX_POSTPONED
                ? new RetryVerdict(
                        RetryReason.POSTPONED,
                        clamp(requested),
                        new JobCounts(counts.failures(), counts.postponed() + 1, 0, 0))
                : byWork(counts, random);
    }

    private RetryVerdict byWork(JobCounts counts, double random) {
        int failed = counts.failures() + 1;
        JobCounts now = new JobCounts(failed, counts.postponed(), 0, 0);
        return failed >= maxAttempts
                ? new RetryVerdict(RetryReason.OUT_OF_ATTEMPTS, Duration.ZERO, now)
                : new RetryVerdict(RetryReason.FAILED, backoff(failed, initialBackoff, maxBackoff, random), now);
    }

    private static RetryVerdict byHub(JobCounts counts, double random) {
        int failed = counts.hubFailures() + 1;
        return new RetryVerdict(
                RetryReason.HUB_FAILED,
                backoff(failed, HUB_BACKOFF, MAX_HUB_BACKOFF, random),
                new JobCounts(counts.failures(), counts.postponed(), failed, 0));
    }

    private static RetryVerdict silent(JobCounts counts, double random) {
        int taken = counts.takeovers() + 1;
        JobCounts now = new JobCounts(counts.failures(), counts.postponed(), 0, taken);
        return taken < CRASHES
                ? new RetryVerdict(RetryReason.TAKEN_OVER, backoff(taken, HUB_BACKOFF, MAX_HUB_BACKOFF, random), now)
                : new RetryVerdict(
                        RetryReason.CRASHING,
                        backoff(taken - CRASHES + 1, CRASH_BACKOFF, MAX_CRASH_BACKOFF, random),
                        now);
    }

    private static Duration backoff(int failed, Duration initial, Duration max, double random) {
        double full = Math.min(max.toMillis(), initial.toMillis() * Math.pow(2, failed - 1.0));
        return Duration.ofMillis(Math.max(1, Math.round(full * (0.5 + random / 2))));
    }

    private static Duration clamp(Duration requested) {
        if (requested.isNegative()) {
            return Duration.ZERO;
        }
        return requested.compareTo(MAX_POSTPONE) > 0 ? MAX_POSTPONE : requested;
    }
}
