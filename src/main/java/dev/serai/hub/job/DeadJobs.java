package dev.serai.hub.job;

import dev.serai.event.JobEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The jobs that ran out of attempts. A row is a map of {@code id, job, payload} (JSON text), {@code error, attempts,
 * failed_at, retried_at, retried_by}.
 */
@Component("deadJobs")
class DeadJobs {

    private final DeadJobStore dead;
    private final JobStore jobs;
    private final JobWakeup wakeup;
    private final Journal journal;
    private final Clock clock;

    DeadJobs(DeadJobStore dead, JobStore jobs, JobWakeup wakeup, Journal journal, Clock clock) {
        this.dead = dead;
        this.jobs = jobs;
        this.wakeup = wakeup;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those that nobody retried yet, the newest first; {@code before} is the last id of the page before. */
    public List<Map<String, Object>> page(String tenant, int limit, @Nullable UUID before) {
        return dead.list(tenant, limit, before);
    }

    /**
     * Schedules a dead job anew, with all its attempts. Repeating does nothing more.
     *
     * @return the row as it is now
     * @throws Problem 404 when the tenant has no such dead job
     */
    @Transactional
    public Map<String, Object> retry(
            @Header("tenant") String tenant, @Header("jobId") String jobId, @ExchangeProperty("actor") String actor) {
        UUID id = uuid(jobId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (dead.retry(tenant, id, actor, now)) {
            schedule(new LoadedRow(row(tenant, id)), now);
            journal.record(new JournalEntry(tenant, actor, new JobEvent.Retried(new Subject.Job(id))));
        }
        return row(tenant, id);
    }

    private void schedule(LoadedRow row, Instant now) {
        String name = row.text("job");
        JobPayload payload = JobPayload.parse(row.text("payload"));
        String instance = payload.instance(Ids.next().toString());
        jobs.schedule(List.of(new NewJob(name, instance, payload.toJson(), now)));
        wakeup.ring(List.of(name));
    }

    private Map<String, Object> row(String tenant, UUID id) {
        return dead.load(tenant, id).orElseThrow(() -> notFound(id.toString()));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw notFound(text);
        }
    }

    private static Problem notFound(String id) {
        return new Problem(404, "not-found", "Not found", "There is no dead job " + id + ".");
    }
}
