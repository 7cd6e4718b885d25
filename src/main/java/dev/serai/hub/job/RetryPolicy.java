package dev.serai.hub.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a job that did not succeed is tried again.
 *
 * @param maxAttempts attempts, the first one included, before it is dead
 * @param initialBackoff delay after the first failure; it doubles with each further one
 * @param maxBackoff upper bound of the delay
 */
record RetryPolicy(int maxAttempts, Duration initialBackoff, Duration maxBackoff) {

    /** How often a job may be put off without a failure. */
    static final int MAX_POSTPONED = 100;

    static final Duration MAX_POSTPONE = Duration.ofHours(1);

    RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 1000) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", allowed are 1 to 1000");
        }
        if (initialBackoff.isNegative() || initialBackoff.isZero() || maxBackoff.compareTo(initialBackoff) < 0) {
            throw new IllegalArgumentException("initialBackoff is " + initialBackoff + " and maxBackoff " + maxBackoff
                    + ", needed is 0 < initialBackoff <= maxBackoff");
        }
    }

    enum Reason {
        FAILED,
        POSTPONED,
        OUT_OF_ATTEMPTS
    }

    /**
     * What becomes of the job.
     *
     * @param delay until the next attempt; zero when it is dead
     * @param failures failed attempts so far
     * @param postponed delays so far that were no failures
     */
    record Verdict(Reason reason, Duration delay, int failures, int postponed) {}

    /**
     * Decides after an attempt that did not succeed.
     *
     * @param failures failed attempts before it
     * @param postponed delays before it
     * @param requested the delay that the attempt asked for, if it asked
     * @param random from 0 (inclusive) to 1: spreads the delay over its upper half, so that jobs that failed together do
     *     not come back together
     */
    Verdict decide(int failures, int postponed, @Nullable Duration requested, double random) {
        if (requested != null && postponed < MAX_POSTPONED) {
            return new Verdict(Reason.POSTPONED, clamp(requested), failures, postponed + 1);
        }
        int failed = failures + 1;
        return failed >= maxAttempts
                ? new Verdict(Reason.OUT_OF_ATTEMPTS, Duration.ZERO, failed, postponed)
                : new Verdict(Reason.FAILED, backoff(failed, random), failed, postponed);
    }

    private Duration backoff(int failed, double random) {
        double full = Math.min(maxBackoff.toMillis(), initialBackoff.toMillis() * Math.pow(2, failed - 1.0));
        return Duration.ofMillis(Math.max(1, Math.round(full * (0.5 + random / 2))));
    }

    private static Duration clamp(Duration requested) {
        if (requested.isNegative()) {
            return Duration.ZERO;
        }
        return requested.compareTo(MAX_POSTPONE) > 0 ? MAX_POSTPONE : requested;
    }
}
