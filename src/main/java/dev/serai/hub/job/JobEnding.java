package dev.serai.hub.job;

import dev.serai.hub.store.Ids;
import dev.serai.hub.store.JobStore;
import dev.serai.hub.store.NewJob;
import dev.serai.hub.store.StoredJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down how an attempt ended: done, tried again later, or dead. */
final class JobEnding {

    private static final Logger LOG = LoggerFactory.getLogger(JobEnding.class);

    private final JobStore store;
    private final JobBell bell;
    private final JobMetrics metrics;
    private final Clock clock;
    private final RetryPolicy policy;
    private final @Nullable String deadLetter;
    private final BooleanSupplier stopping;

    /**
     * @param deadLetter the job to schedule for a dead one, if any
     * @param stopping whether the consumer is stopping: what fails then is nobody's failure
     */
    JobEnding(JobServices services, RetryPolicy policy, @Nullable String deadLetter, BooleanSupplier stopping) {
        this.store = services.store();
        this.bell = services.bell();
        this.metrics = services.metrics();
        this.clock = services.clock();
        this.policy = policy;
        this.deadLetter = deadLetter;
        this.stopping = stopping;
    }

    void succeeded(StoredJob job, Duration took) {
        metrics.ran(job.name(), "succeeded", took);
        switch (store.complete(job, now())) {
            case REMOVED -> {}
            case STARTS_AGAIN -> bell.ring(List.of(job.name()));
            case LOST -> lost(job);
        }
    }

    void failed(StoredJob job, Throwable unhandled, Duration took) {
        Throwable thrown = unhandled instanceof JobFailed carrier ? carrier.route() : unhandled;
        if (stopping.getAsBoolean()) {
            metrics.ran(job.name(), "interrupted", took);
            settle(job, store.retry(job, job.failures(), job.postponed(), now(), now()));
            return;
        }
        JobRetryAfter asked = asked(thrown);
        RetryPolicy.Verdict verdict = end(job, asked == null ? null : asked.delay(), ErrorText.of(thrown));
        metrics.ran(job.name(), verdict.reason().name().toLowerCase(java.util.Locale.ROOT), took);
    }

    /** The instance that ran it gave no sign of life: an attempt that failed, without a message. */
    void abandoned(StoredJob job) {
        end(job, null, "the instance that ran it stopped without a word");
        bell.ring(List.of(job.name()));
    }

    private RetryPolicy.Verdict end(StoredJob job, @Nullable Duration asked, String error) {
        double random = ThreadLocalRandom.current().nextDouble();
        RetryPolicy.Verdict verdict = policy.decide(job.failures(), job.postponed(), asked, random);
        switch (verdict.reason()) {
            case OUT_OF_ATTEMPTS -> bury(job, error);
            case FAILED -> {
                LOG.warn(
                        "job:{} {} failed (attempt {}), next attempt in {} ms: {}",
                        job.name(),
                        job.instance(),
                        verdict.failures(),
                        verdict.delay().toMillis(),
                        error);
                retry(job, verdict);
            }
            case POSTPONED -> retry(job, verdict);
        }
        return verdict;
    }

    private void retry(StoredJob job, RetryPolicy.Verdict verdict) {
        Instant at = now().plus(verdict.delay());
        settle(job, store.retry(job, verdict.failures(), verdict.postponed(), at, now()));
    }

    private void bury(StoredJob job, String error) {
        LOG.error("job:{} {} is dead after {} attempts: {}", job.name(), job.instance(), job.failures() + 1, error);
        JobPayload payload = JobPayload.parse(job.payload());
        settle(job, store.bury(job, payload.tenant(), error, letters(payload), now()));
        bell.ring(deadLetter == null ? List.of() : List.of(deadLetter));
    }

    private List<NewJob> letters(JobPayload dead) {
        if (deadLetter == null) {
            return List.of();
        }
        JobPayload letter = new JobPayload(dead.tenant(), null, dead.headers(), null);
        return List.of(new NewJob(deadLetter, letter.instance(Ids.next().toString()), letter.toJson(), now()));
    }

    private void settle(StoredJob job, boolean ours) {
        if (!ours) {
            lost(job);
        }
    }

    private void lost(StoredJob job) {
        LOG.warn("job:{} {} was taken over by another instance while it ran here", job.name(), job.instance());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable JobRetryAfter asked(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof JobRetryAfter asked) {
                return asked;
            }
        }
        return null;
    }
}
