package dev.serai.hub.job;

import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Sql;
import dev.serai.hub.db.TenantContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code job}. Each statement joins the caller's transaction, or commits by itself when there is none. */
@Component
class JobStore {

    private static final String SCHEDULE = Sql.text("job-schedule");
    private static final String HEARTBEAT = Sql.text("job-heartbeat");
    private static final String COMPLETE = Sql.text("job-complete");
    private static final String AGAIN = Sql.text("job-again");
    private static final String RETRY = Sql.text("job-retry");
    private static final String BURY = Sql.text("job-bury");

    private final NamedParameterJdbcTemplate jdbc;

    JobStore(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores all of them with one statement; of those with equal name and instance the first one counts. */
    public void schedule(Collection<NewJob> jobs) {
        Map<List<String>, NewJob> distinct = new LinkedHashMap<>();
        jobs.forEach(job -> distinct.putIfAbsent(List.of(job.name(), job.instance()), job));
        if (distinct.isEmpty()) {
            return;
        }
        jdbc.update(
                SCHEDULE,
                new MapSqlParameterSource()
                        .addValue("names", column(distinct.values(), NewJob::name))
                        .addValue("instances", column(distinct.values(), NewJob::instance))
                        .addValue("payloads", column(distinct.values(), NewJob::payload))
                        .addValue("due", column(distinct.values(), job -> job.due()
                                .toString())));
    }

    /** Says that these jobs are still being run, as far as they are ours; what is busy just now is said next time. */
    public void heartbeat(Collection<StoredJob> running) {
        if (running.isEmpty()) {
            return;
        }
        jdbc.update(
                HEARTBEAT,
                new MapSqlParameterSource()
                        .addValue("names", running.stream().map(StoredJob::name).toArray(String[]::new))
                        .addValue(
                                "instances",
                                running.stream().map(StoredJob::instance).toArray(String[]::new))
                        .addValue(
                                "versions",
                                running.stream().map(StoredJob::version).toArray(Long[]::new)));
    }

    /** How the end of a job was taken. */
    public enum Completion {
        REMOVED,
        /** Its key was scheduled while it ran: it waits again. */
        STARTS_AGAIN,
        /** Somebody else has taken it over; nothing was done. */
        LOST
    }

    /** Ends a job. */
    @Transactional
    public Completion complete(StoredJob job, Instant now) {
        MapSqlParameterSource parameters = identity(job).addValue("now", Timestamp.from(now));
        if (jdbc.update(COMPLETE, parameters) == 1) {
            return Completion.REMOVED;
        }
        return jdbc.update(AGAIN, parameters) == 1 ? Completion.STARTS_AGAIN : Completion.LOST;
    }

    /** Lets a job wait until {@code at}. False when it is no longer ours. */
    public boolean retry(StoredJob job, JobCounts counts, Instant at, Instant now) {
        MapSqlParameterSource parameters = identity(job)
                .addValue("failures", counts.failures())
                .addValue("postponed", counts.postponed())
                .addValue("hubFailures", counts.hubFailures())
                .addValue("takeovers", counts.takeovers())
                .addValue("at", Timestamp.from(at))
                .addValue("now", Timestamp.from(now));
        return jdbc.update(RETRY, parameters) == 1;
    }

    /**
     * Moves a job to the dead ones and schedules what follows, in one transaction. False, and nothing is done, when it is
     * no longer ours.
     */
    @Transactional
    public boolean bury(StoredJob job, String tenant, String error, List<NewJob> next, Instant now) {
        if (complete(job, now) == Completion.LOST) {
            return false;
        }
        MapSqlParameterSource row = new MapSqlParameterSource("name", job.name())
                .addValue("id", Ids.next())
                .addValue("tenant", tenant)
                .addValue("payload", job.payload())
                .addValue("error", error)
                .addValue("attempts", job.counts().failures() + 1)
                .addValue("now", Timestamp.from(now));
        TenantContext.run(tenant, () -> jdbc.update(BURY, row));
        schedule(next);
        return true;
    }

    private static MapSqlParameterSource identity(StoredJob job) {
        return new MapSqlParameterSource("name", job.name())
                .addValue("instance", job.instance())
                .addValue("version", job.version());
    }

    private static String[] column(Collection<NewJob> jobs, Function<NewJob, String> value) {
        return jobs.stream().map(value).toArray(String[]::new);
    }
}
