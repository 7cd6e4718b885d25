package dev.serai.hub.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Schedules jobs in the current Spring transaction: they exist if it commits, and start only after that. */
public interface JobQueue {

    /** Schedules all of them with as few statements as the store allows. */
    void schedule(List<JobRequest> requests);

    default void schedule(JobRequest request) {
        schedule(List.of(request));
    }

    /**
     * One job.
     *
     * @param name the job's name, as in {@code from: job:<name>}
     * @param key identifies the job among those of its name: a second request with the key of one that still waits only
     *     brings that one forward; null for a key of its own
     * @param tenant whose work it is; arrives as the header {@code tenant}
     * @param headers the message headers the handler receives, for instance {@code incidentId}
     * @param delay how long to wait before it is due
     */
    record JobRequest(String name, @Nullable String key, String tenant, Map<String, String> headers, Duration delay) {

        public JobRequest {
            headers = Map.copyOf(headers);
        }

        public static JobRequest now(String name, String tenant, Map<String, String> headers) {
            return new JobRequest(name, null, tenant, headers, Duration.ZERO);
        }
    }
}
