package dev.serai.hub.job;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the jobs that {@code job:<name>?items=…} schedules with one statement. Beans leave collections of them for the
 * route to read, so that what follows stands in the route.
 *
 * @param key identifies the job among those of its name; null for a key of its own
 * @param headers the headers that it carries, for instance {@code incidentId}
 * @param delay how long to wait before it is due
 */
public record JobItem(@Nullable String key, Map<String, String> headers, Duration delay) {

    public JobItem {
        headers = Map.copyOf(headers);
    }

    /** One that is due at once and has no key: each request for it is a job. */
    public static JobItem now(Map<String, String> headers) {
        return new JobItem(null, headers, Duration.ZERO);
    }
}
