package dev.serai.hub.job;

/** Header names of {@code job:}; like all names that begin with Camel they never come from outside. */
public final class JobHeaders {

    /** Producer: {@link java.time.Instant} at which the job is due, over the option {@code delay}. */
    public static final String DUE = "CamelJobDue";

    /** Consumer: the job's id, the same in each attempt. */
    public static final String ID = "CamelJobId";

    /** Consumer: the number of this attempt, from 1. */
    public static final String ATTEMPT = "CamelJobAttempt";

    static final String TENANT = "tenant";

    private JobHeaders() {}
}
