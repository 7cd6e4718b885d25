package dev.serai.hub.job;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Counts what becomes of jobs: {@code serai.job.*}. */
@Component
class JobMetrics {

    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One attempt: {@code succeeded, failed, postponed, interrupted} or {@code out_of_attempts}. */
    void ran(String job, String outcome, Duration took) {
        registry.timer("serai.job.runs", "job", job, "outcome", outcome).record(took);
    }

    void died(String job) {
        registry.counter("serai.job.died", "job", job).increment();
    }
}
