package dev.serai.hub.job;

/** Carries a checked exception of a route through the scheduler. */
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Throwable route;

    JobFailed(Throwable route) {
        super(null, route, false, false);
        this.route = route;
    }

    /** What the route threw. */
    Throwable route() {
        return route;
    }
}
