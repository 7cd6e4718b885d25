package dev.serai.hub.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Requests that found their rows locked. They are tried one by one, beside the writer that serves all others, for a
 * short while; what is still locked then is refused, and nothing of it is stored.
 */
final class SetAside<T, R> implements AutoCloseable {

    /** Each one keeps its caller's thread waiting. */
    private static final int MAX_REQUESTS = 32;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(20);
    /** How long after a lock was met others are expected. */
    private static final Duration WARY = Duration.ofSeconds(5);

    private final GroupCommit.BatchWork<T, R> work;
    private final Predicate<RuntimeException> blocked;
    private final BlockingQueue<PendingWrite<T, R>> queue = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final WatchedWorker worker;
    private volatile Thread thread;
    private volatile boolean open = true;
    private volatile long waryUntil = System.nanoTime();

    SetAside(WatchedWorker worker, GroupCommit.BatchWork<T, R> work, Predicate<RuntimeException> blocked) {
        this.worker = worker;
        this.work = (requests, brief) -> worker.during(() -> work.commit(requests, brief));
        this.blocked = blocked;
        this.thread = newThread();
        thread.start();
        worker.onStuck(this::replaceThread);
    }

    private Thread newThread() {
        Thread made = new Thread(this::run, worker.name());
        made.setDaemon(true);
        return made;
    }

    private void replaceThread() {
        thread = newThread();
        thread.start();
    }

    /** Takes a request that waits for a lock; refuses it at once when too many do already. */
    void add(PendingWrite<T, R> request, RuntimeException why) {
        waryUntil = System.nanoTime() + WARY.toNanos();
        request.hurry(PATIENCE);
        keep(request, why);
    }

    /** Whether a lock was met just now, so that the next commit had better not wait for one. */
    boolean isWary() {
        return !queue.isEmpty() || System.nanoTime() - waryUntil < 0;
    }

    private void keep(PendingWrite<T, R> request, RuntimeException why) {
        if (!open || !queue.offer(request)) {
            request.fail(why);
        }
    }

    private void run() {
        while (open && Thread.currentThread() == thread) {
            try {
                PendingWrite<T, R> next = queue.poll(200, TimeUnit.MILLISECONDS);
                if (next != null && next.take()) {
                    attempt(next);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void attempt(PendingWrite<T, R> request) throws InterruptedException {
        try {
            request.result()
                    .complete(work.commit(List.of(request.request()), true).get(0));
        } catch (RuntimeException e) {
            if (blocked.test(e)) {
                request.putBack();
                add(request, e);
                Thread.sleep(PAUSE.toMillis());
            } else {
                request.fail(e);
            }
        } catch (Error e) {
            request.fail(new IllegalStateException("the request failed", e));
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<PendingWrite<T, R>> rest = new ArrayList<>();
        queue.drainTo(rest);
        rest.forEach(request -> request.fail(new RejectedExecutionException("closed")));
    }
}
