package dev.serai.hub.job;

import dev.serai.hub.db.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The {@link JobQueue} on PostgreSQL. */
@Component("jobQueue")
class DurableJobQueue implements JobQueue {

    private final JobStore store;
    private final JobWakeup wakeup;
    private final Clock clock;

    DurableJobQueue(JobStore store, JobWakeup wakeup, Clock clock) {
        this.store = store;
        this.wakeup = wakeup;
        this.clock = clock;
    }

    @Override
    public void schedule(List<JobRequest> requests) {
        store.schedule(requests.stream().map(this::job).toList());
        requests.stream()
                .collect(Collectors.groupingBy(
                        JobRequest::delay, Collectors.mapping(JobRequest::name, Collectors.toSet())))
                .forEach((delay, names) -> wakeup.ring(names, clock.instant().plus(delay)));
    }

    void schedule(String name, JobPayload payload, Duration delay) {
        schedule(name, payload, clock.instant().plus(delay));
    }

    void schedule(String name, JobPayload payload, Instant due) {
        store.schedule(List.of(job(name, payload, due)));
        wakeup.ring(List.of(name), due);
    }

    private NewJob job(JobRequest request) {
        JobPayload payload = new JobPayload(request.tenant(), request.key(), request.headers(), null);
        return job(request.name(), payload, clock.instant().plus(request.delay()));
    }

    private static NewJob job(String name, JobPayload payload, Instant due) {
        // The database keeps microseconds and rounds: cut here, so that nothing is due later than we think.
        String instance = payload.instance(Ids.next().toString());
        return new NewJob(name, instance, payload.toJson(), due.truncatedTo(ChronoUnit.MICROS));
    }
}
