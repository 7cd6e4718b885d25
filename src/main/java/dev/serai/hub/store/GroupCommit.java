package dev.serai.hub.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share one transaction. While one batch commits, the next one gathers: nobody waits for company.
 *
 * <p>A batch that fails is cut in halves until the caller whose data is at fault stands alone, and only that one fails.
 */
final class GroupCommit<T, R> implements AutoCloseable {

    private static final int MAX_REQUESTS = 256;

    private final Bounds bounds;
    private final Work<T, R> work;
    private final ToIntFunction<T> weight;
    private final Predicate<RuntimeException> outage;
    private final BlockingQueue<Pending<T, R>> queue;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable List<Pending<T, R>>> writing = new AtomicReference<>();
    private final String name;
    private volatile Thread writer;
    private volatile boolean open = true;

    GroupCommit(
            String name, Bounds bounds, ToIntFunction<T> weight, Predicate<RuntimeException> outage, Work<T, R> work) {
        this.bounds = bounds;
        this.work = work;
        this.weight = weight;
        this.outage = outage;
        this.queue = new ArrayBlockingQueue<>(bounds.requests());
        this.name = name;
        this.writer = newWriter();
        writer.start();
    }

    private Thread newWriter() {
        Thread thread = new Thread(this::run, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Another thread writes on; what the present one has in hand fails, and it ends as soon as it can. */
    void replaceWriter() {
        if (open) {
            writer = newWriter();
            settle(writing.get(), new IllegalStateException("the writer got no further"));
            writer.start();
        }
    }

    private boolean isReplaced() {
        return Thread.currentThread() != writer;
    }

    /**
     * Returns once the request is committed.
     *
     * @throws RejectedExecutionException when too much waits already, or it is closed: nothing was stored
     * @throws TimeoutException when it took too long: it may or may not be stored
     */
    R submit(T request) throws TimeoutException {
        Pending<T, R> pending = new Pending<>(request, weight.applyAsInt(request), new CompletableFuture<>());
        admit(pending);
        try {
            return pending.result().get(bounds.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("interrupted", e);
        }
    }

    int waiting() {
        return waiting.get();
    }

    private void admit(Pending<T, R> pending) {
        // One request is always let in, however heavy, when nothing else waits.
        int before = waiting.getAndAdd(pending.weight());
        boolean fits = before == 0 || before + pending.weight() <= bounds.weight();
        if (!open || !fits || !queue.offer(pending)) {
            waiting.addAndGet(-pending.weight());
            throw new RejectedExecutionException(open ? "full" : "closed");
        }
        if (!open) {
            // Closed between the check and the offer: the writer may be gone already.
            failAll(drained(), new RejectedExecutionException("closed"));
        }
    }

    private void run() {
        @Nullable Pending<T, R> held = null;
        while (!isReplaced() && (open || held != null || !queue.isEmpty())) {
            List<Pending<T, R>> batch = new ArrayList<>();
            held = gather(held, batch);
            if (!batch.isEmpty()) {
                writing.set(batch);
                write(batch);
                settle(batch, null);
            }
        }
        if (held != null) {
            waiting.addAndGet(-held.weight());
            failAll(List.of(held), new IllegalStateException("the writer got no further"));
        }
    }

    /** Once for each batch: whoever comes first, its writer or the one that replaces it. */
    private void settle(@Nullable List<Pending<T, R>> batch, @Nullable RuntimeException why) {
        if (batch != null && writing.compareAndSet(batch, null)) {
            waiting.addAndGet(-weightOf(batch));
            if (why != null) {
                failAll(batch, why);
            }
        }
    }

    /** Fills the batch with what waits; returns the one that no longer fitted, for the next. */
    private @Nullable Pending<T, R> gather(@Nullable Pending<T, R> held, List<Pending<T, R>> batch) {
        Pending<T, R> next = held == null ? await() : held;
        int total = 0;
        while (next != null && batch.size() < MAX_REQUESTS) {
            if (!batch.isEmpty() && total + next.weight() > bounds.batchWeight()) {
                return next;
            }
            batch.add(next);
            total += next.weight();
            next = batch.size() < MAX_REQUESTS ? queue.poll() : null;
        }
        return null;
    }

    private @Nullable Pending<T, R> await() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void write(List<Pending<T, R>> batch) {
        try {
            List<R> results = work.commit(batch.stream().map(Pending::request).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException e) {
            if (batch.size() == 1 || isReplaced() || outage.test(e)) {
                failAll(batch, e);
            } else {
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            }
        } catch (Error e) {
            failAll(batch, new IllegalStateException("the batch failed", e));
        }
    }

    private List<Pending<T, R>> drained() {
        List<Pending<T, R>> rest = new ArrayList<>();
        queue.drainTo(rest);
        waiting.addAndGet(-weightOf(rest));
        return rest;
    }

    private int weightOf(List<Pending<T, R>> batch) {
        return batch.stream().mapToInt(Pending::weight).sum();
    }

    private void failAll(List<Pending<T, R>> batch, RuntimeException why) {
        batch.forEach(pending -> pending.result().completeExceptionally(why));
    }

    /** Takes nothing more, commits what was taken, and ends. */
    @Override
    public void close() {
        open = false;
        try {
            writer.join(bounds.patience().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failAll(drained(), new RejectedExecutionException("closed"));
    }

    /** Commits all requests or none, and returns a result for each, in their order. */
    interface Work<T, R> {
        List<R> commit(List<T> requests);
    }

    /**
     * What may wait and for how long.
     *
     * @param requests how many requests may wait
     * @param weight how much they may weigh together
     * @param batchWeight how much one batch may weigh; a heavier request has a batch of its own
     * @param patience how long a caller waits for its result
     */
    record Bounds(int requests, int weight, int batchWeight, Duration patience) {}

    private record Pending<T, R>(T request, int weight, CompletableFuture<R> result) {}
}
