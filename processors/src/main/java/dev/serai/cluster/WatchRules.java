package dev.serai.cluster;

import java.time.Duration;

/**
 * When something counts.
 *
 * @param stableAfter a container that was restarted counts as recovered after running this long; Kubernetes forgets its
 *     back-off after 10 minutes, whose longest step is 5
 * @param unschedulableAfter how long a pod may wait for a node, as an autoscaler may be making one
 * @param unavailableAfter how long a Deployment may be without an available replica
 * @param maximumAfter how long an autoscaler may stand at its maximum
 * @param probeFailures failures of one probe that are still normal, for instance while starting
 * @param probeQuiet a probe that has not failed for this long counts as recovered
 */
public record WatchRules(
        Duration stableAfter,
        Duration unschedulableAfter,
        Duration unavailableAfter,
        Duration maximumAfter,
        int probeFailures,
        Duration probeQuiet) {

    /** 5 min, 1 min, 1 min, 5 min, 2 failures, 5 min. */
    public static final WatchRules DEFAULT = new WatchRules(
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            2,
            Duration.ofMinutes(5));

    public WatchRules {
        if (stableAfter.isNegative()
                || unschedulableAfter.isNegative()
                || unavailableAfter.isNegative()
                || maximumAfter.isNegative()
                || probeQuiet.isNegative()
                || probeFailures < 0) {
            throw new IllegalArgumentException("times and numbers of the watch rules are not negative");
        }
    }
}
