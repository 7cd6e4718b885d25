package dev.serai.hub.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of one name in this hub: those that run, and the places that are free. A job is taken only for a free place: one
 * that waits in memory would be kept from other hubs.
 */
final class JobLane {

    private static final Logger LOG = LoggerFactory.getLogger(JobLane.class);

    private final String name;
    private final int places;
    private final JobHandler handler;
    private final JobCompletion completion;
    private final Runnable wake;
    private final Set<JobRun> runs = new HashSet<>();
    private boolean accepting = true;
    private int reserved;
    private boolean more = true;

    /** What a job does. */
    interface JobHandler {
        void handle(StoredJob job) throws Exception;
    }

    /** @param wake is called when a place is free and something may wait for it */
    JobLane(String name, int places, JobHandler handler, JobCompletion completion, Runnable wake) {
        this.name = name;
        this.places = places;
        this.handler = handler;
        this.completion = completion;
        this.wake = wake;
    }

    String name() {
        return name;
    }

    JobCompletion completion() {
        return completion;
    }

    /** Something of this name may be due. */
    synchronized void expectMore() {
        more = true;
    }

    synchronized void accept(boolean jobs) {
        accepting = jobs;
        more = true;
    }

    /** Keeps all free places for {@link #start}; returns how many they are. */
    synchronized int reserve() {
        reserved = accepting ? places - runs.size() : 0;
        more = reserved == 0;
        return reserved;
    }

    /** Runs what was taken for the reserved places, and sets the others free. */
    void start(List<StoredJob> taken, Executor workers) {
        List<JobRun> begun = begin(taken);
        try {
            begun.forEach(workers::execute);
        } finally {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    private synchronized List<JobRun> begin(List<StoredJob> taken) {
        more |= taken.size() == reserved;
        reserved = 0;
        List<JobRun> begun =
                taken.stream().map(job -> new JobRun(job, this, handler)).toList();
        runs.addAll(begun);
        return begun;
    }

    /** A run has left its place. */
    void ended(JobRun run) {
        boolean waits;
        synchronized (this) {
            runs.remove(run);
            waits = more && accepting;
            notifyAll();
        }
        if (waits) {
            wake.run();
        }
    }

    synchronized Set<StoredJob> running() {
        return runs.stream().map(JobRun::job).collect(Collectors.toSet());
    }

    /** Takes nothing more; waits for what runs, then interrupts it and waits once more. */
    void drain(Duration patience) {
        accept(false);
        try {
            if (!awaitQuiet(patience)) {
                interrupt();
                if (!awaitQuiet(patience)) {
                    LOG.warn("job:{} is stopped, but a job of it takes no notice", name);
                }
            }
        } catch (InterruptedException e) {
            interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean awaitQuiet(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!runs.isEmpty() || reserved > 0) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    private synchronized void interrupt() {
        runs.forEach(JobRun::interrupt);
    }
}
