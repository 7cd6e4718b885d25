package dev.serai.hub.job;

/** Carries a checked exception of a route through the scheduler. */
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JobFailed(Throwable cause) {
        super(null, cause, false, false);
    }
}
