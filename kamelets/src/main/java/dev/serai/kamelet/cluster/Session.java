package dev.serai.kamelet.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;

/**
 * What one call works with.
 *
 * @param api the server
 * @param policy what it may touch
 * @param deadline when it must be over
 * @param dryRun whether the server only checks its changes
 * @param arguments what it was called with
 * @param clock what time it is
 */
record Session(Api api, Policy policy, Deadline deadline, boolean dryRun, Arguments arguments, Clock clock) {

    JsonNode get(Target target) throws ClusterRefusal {
        return api.get(target.path(), Map.of(), deadline);
    }

    /** The last check before a change. */
    void checkInTime() throws ClusterRefusal {
        if (!dryRun) {
            Deadline.checkInTime(arguments.startBefore(), clock.instant());
        }
        if (deadline.over()) {
            throw new ClusterRefusal(ClusterResultReason.TIMEOUT, "no time left to begin");
        }
    }

    JsonNode write(String method, String path, JsonNode body) throws ClusterRefusal {
        checkInTime();
        return api.write(method, path, body, dryRun, deadline);
    }
}
