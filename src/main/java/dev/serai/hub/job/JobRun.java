package dev.serai.hub.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt of a job on a thread of the pool, and the writing of its end. */
final class JobRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final StoredJob job;
    private final JobLane lane;
    private final JobLane.JobHandler handler;
    private @Nullable Thread thread;

    JobRun(StoredJob job, JobLane lane, JobLane.JobHandler handler) {
        this.job = job;
        this.lane = lane;
        this.handler = handler;
    }

    StoredJob job() {
        return job;
    }

    @Override
    public void run() {
        Thread.currentThread().setName("job-" + job.name());
        enter(Thread.currentThread());
        try {
            complete();
        } catch (RuntimeException e) {
            LOG.error(
                    "job:{} {}: its end could not be written, so it runs again: {}",
                    job.name(),
                    job.instance(),
                    ErrorText.of(e));
        } finally {
            enter(null);
            lane.ended(this);
        }
    }

    private void complete() {
        long began = System.nanoTime();
        Throwable thrown = attempt();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        if (thrown == null) {
            lane.completion().succeeded(job, took);
        } else {
            lane.completion().failed(job, thrown, took);
        }
    }

    private @Nullable Throwable attempt() {
        try {
            handler.handle(job);
            return null;
        } catch (Exception | Error e) {
            return e;
        } finally {
            // It was the work's; its end is written undisturbed.
            Thread.interrupted();
        }
    }

    private synchronized void enter(@Nullable Thread running) {
        thread = running;
        if (running == null) {
            // Not the next job's business.
            Thread.interrupted();
        }
    }

    synchronized void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
