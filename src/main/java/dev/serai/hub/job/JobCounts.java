package dev.serai.hub.job;

/**
 * How often a job did not succeed, by whose fault.
 *
 * @param failures failed attempts: the only ones that count against its attempts
 * @param postponed delays that it asked for
 * @param hubFailures attempts in a row that the hub's own database ended
 * @param takeovers attempts in a row whose instance stopped without a word
 */
record JobCounts(int failures, int postponed, int hubFailures, int takeovers) {

    public static final JobCounts NONE = new JobCounts(0, 0, 0, 0);
}
