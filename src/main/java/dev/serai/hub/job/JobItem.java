package dev.serai.hub.job;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the jobs that {@code job:<name>?batch=true} schedules with one statement: the message's body is a collection of
 * them.
 *
 * @param key identifies the job among those of its name; null for a key of its own
 * @param headers the headers that it carries, for instance {@code incidentId}
 * @param delay how long to wait before it is due
 */
public record JobItem(@Nullable String key, Map<String, String> headers, Duration delay) {

    public JobItem {
        headers = Map.copyOf(headers);
    }
}
