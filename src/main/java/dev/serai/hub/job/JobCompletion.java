package dev.serai.hub.job;

import dev.serai.failure.Causes;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.Ids;
import dev.serai.hub.job.RetryPolicy.AttemptEnd;
import dev.serai.hub.job.RetryPolicy.RetryVerdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how an attempt ended: done, tried again later, or dead. Where the database is away it waits for it. */
final class JobCompletion {

    private static final Logger LOG = LoggerFactory.getLogger(JobCompletion.class);

    private final JobStore store;
    private final JobWakeup wakeup;
    private final JobMetrics metrics;
    private final Clock clock;
    private final RetryPolicy policy;
    private final @Nullable String deadLetter;
    private final BooleanSupplier stopping;
    private final PatientWrite write;

    /**
     * @param deadLetter the job to schedule for a dead one, if any
     * @param stopping whether the consumer is stopping: what fails then is nobody's failure
     */
    JobCompletion(JobServices services, RetryPolicy policy, @Nullable String deadLetter, BooleanSupplier stopping) {
        this.store = services.store();
        this.wakeup = services.wakeup();
        this.metrics = services.metrics();
        this.clock = services.clock();
        this.policy = policy;
        this.deadLetter = deadLetter;
        this.stopping = stopping;
        this.write = new PatientWrite(stopping);
    }

    void succeeded(StoredJob job, Duration took) {
        metrics.ran(job.name(), "succeeded", took);
        switch (write.until(() -> store.complete(job, now()))) {
            case REMOVED -> {}
            case STARTS_AGAIN -> wakeup.ring(List.of(job.name()));
            case LOST -> lost(job);
        }
    }

    void failed(StoredJob job, Throwable thrown, Duration took) {
        JobRetryAfter asked = asked(thrown);
        RetryVerdict verdict = decide(job, ended(thrown, asked), asked == null ? null : asked.delay());
        metrics.ran(job.name(), verdict.reason().name().toLowerCase(Locale.ROOT), took);
        settle(job, verdict, ErrorText.of(thrown));
    }

    private AttemptEnd ended(Throwable thrown, @Nullable JobRetryAfter asked) {
        if (stopping.getAsBoolean()) {
            return AttemptEnd.STOPPED;
        }
        if (asked != null) {
            return AttemptEnd.ASKED;
        }
        return DatabaseFailure.isIn(thrown) ? AttemptEnd.BY_HUB : AttemptEnd.BY_WORK;
    }

    /**
     * The instance that ran it gave no sign of life: it was killed or cut off, which is no failure of the job. Whoever finds
     * that out finds it again, so it does not wait for the database.
     */
    void abandoned(StoredJob job) {
        RetryVerdict verdict = decide(job, AttemptEnd.SILENT, null);
        Instant at = now().plus(verdict.delay());
        if (store.retry(job, verdict.counts(), at, now())) {
            metrics.takenOver(job.name());
            log(job, verdict, "the instance that ran it stopped without a word");
            wakeup.ring(List.of(job.name()), at);
        }
    }

    private RetryVerdict decide(StoredJob job, AttemptEnd ended, @Nullable Duration asked) {
        return policy.decide(
                ended, job.counts(), asked, ThreadLocalRandom.current().nextDouble());
    }

    private void settle(StoredJob job, RetryVerdict verdict, String error) {
        log(job, verdict, error);
        if (verdict.reason() == RetryPolicy.RetryReason.OUT_OF_ATTEMPTS) {
            bury(job, error);
        } else {
            retry(job, verdict);
        }
    }

    private static void log(StoredJob job, RetryVerdict verdict, String error) {
        long millis = verdict.delay().toMillis();
        switch (verdict.reason()) {
            case OUT_OF_ATTEMPTS -> LOG.error(
                    "job:{} {} is dead after {} attempts: {}",
                    job.name(),
                    job.instance(),
                    verdict.counts().failures(),
                    error);
            case FAILED -> LOG.warn(
                    "job:{} {} failed (attempt {}), next attempt in {} ms: {}",
                    job.name(),
                    job.instance(),
                    verdict.counts().failures(),
                    millis,
                    error);
            case CRASHING -> LOG.error(
                    "job:{} {}: the instances that ran it stopped {} times in a row; it may be what stops them, so"
                            + " it is tried again only in {} ms",
                    job.name(),
                    job.instance(),
                    verdict.counts().takeovers(),
                    millis);
            case HUB_FAILED, TAKEN_OVER -> LOG.warn(
                    "job:{} {} was ended by the hub's own trouble, which is no failure; next attempt in {} ms: {}",
                    job.name(),
                    job.instance(),
                    millis,
                    error);
            case POSTPONED, INTERRUPTED -> {}
        }
    }

    private void retry(StoredJob job, RetryVerdict verdict) {
        Instant due = now().plus(verdict.delay());
        if (write.until(() -> store.retry(job, verdict.counts(), due, now()))) {
            wakeup.ring(List.of(job.name()), due);
        } else {
            lost(job);
        }
    }

    private void bury(StoredJob job, String error) {
        JobPayload payload = JobPayload.parse(job.payload());
        if (!write.until(() -> store.bury(job, payload.tenant(), error, letters(payload), now()))) {
            lost(job);
        }
        wakeup.ring(deadLetter == null ? List.of() : List.of(deadLetter));
    }

    private List<NewJob> letters(JobPayload dead) {
        if (deadLetter == null) {
            return List.of();
        }
        JobPayload letter = new JobPayload(dead.tenant(), null, dead.headers(), null);
        return List.of(new NewJob(deadLetter, letter.instance(Ids.next().toString()), letter.toJson(), now()));
    }

    private void lost(StoredJob job) {
        LOG.warn("job:{} {} was taken over by another instance while it ran here", job.name(), job.instance());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable JobRetryAfter asked(Throwable thrown) {
        return Causes.first(thrown, JobRetryAfter.class).orElse(null);
    }
}
