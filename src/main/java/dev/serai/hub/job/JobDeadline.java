package dev.serai.hub.job;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Interrupts the thread that made it when it is still open after its time. */
final class JobDeadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Thread thread = Thread.currentThread();
    private final Duration limit;
    private boolean closed;
    private boolean fired;
    private @Nullable Future<?> alarm;

    private JobDeadline(Duration limit) {
        this.limit = limit;
    }

    /** @param limit zero for none */
    static JobDeadline start(Duration limit) {
        JobDeadline deadline = new JobDeadline(limit);
        if (!limit.isZero()) {
            deadline.alarm = TIMER.schedule(deadline::fire, limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        return deadline;
    }

    /** Throws what the route threw, as a timeout if that is what it was. */
    synchronized void check(@Nullable Exception thrown) throws Exception {
        if (thrown == null) {
            return;
        }
        if (fired) {
            TimeoutException timeout = new TimeoutException("ran longer than " + limit.toMillis() + " ms");
            timeout.initCause(thrown);
            throw timeout;
        }
        throw thrown;
    }

    private synchronized void fire() {
        if (!closed) {
            fired = true;
            thread.interrupt();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (fired) {
            // Not the next job's business.
            Thread.interrupted();
        }
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "job-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
