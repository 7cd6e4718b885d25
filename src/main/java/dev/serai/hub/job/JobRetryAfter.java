package dev.serai.hub.job;

import java.time.Duration;

/**
 * Thrown by a job's route: try again after this delay, and do not count the attempt as failed, for instance when the
 * other side answered 429. A job may be put off {@link RetryPolicy#MAX_POSTPONED} times, by at most {@link
 * RetryPolicy#MAX_POSTPONE} each; what goes beyond counts as a failure.
 */
public final class JobRetryAfter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration delay;

    public JobRetryAfter(Duration delay, String reason) {
        super(reason);
        this.delay = delay;
    }

    public Duration delay() {
        return delay;
    }
}
