package dev.serai.hub.db;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets concurrent callers share one transaction. While one batch commits, the next one gathers: nobody waits for company.
 *
 * <p>A batch that fails is cut in halves until the caller whose data is at fault stands alone, and only that one fails.
 * One that waited in vain for a lock is tried again without waiting: those whose rows are held are {@link SetAside}.
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final int MAX_REQUESTS = 256;
    private static final Supplier<RuntimeException> STUCK =
            () -> new IllegalStateException("the writer got no further");

    private final Bounds bounds;
    private final BatchWork<T, R> work;
    private final ToIntFunction<T> weight;
    private final Function<RuntimeException, CommitFault> faults;
    private final SetAside<T, R> aside;
    private final BlockingQueue<PendingWrite<T, R>> queue;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable List<PendingWrite<T, R>>> writing = new AtomicReference<>();
    private final WatchedWorker worker;
    private volatile Thread writer;
    private volatile boolean open = true;

    public GroupCommit(
            String name,
            Bounds bounds,
            ToIntFunction<T> weight,
            Function<RuntimeException, CommitFault> faults,
            BatchWork<T, R> work,
            Function<String, WatchedWorker> watch) {
        this.bounds = bounds;
        this.weight = weight;
        this.faults = faults;
        this.worker = watch.apply(name);
        this.work = (requests, brief) -> worker.during(() -> work.commit(requests, brief));
        this.aside = new SetAside<>(watch.apply(name + "-aside"), work, e -> faults.apply(e) == CommitFault.LOCK);
        this.queue = new ArrayBlockingQueue<>(bounds.requests());
        worker.onStuck(this::replaceWriter);
        this.writer = newWriter();
        writer.start();
    }

    private Thread newWriter() {
        Thread thread = new Thread(this::run, worker.name());
        thread.setDaemon(true);
        return thread;
    }

    /** Another thread writes on; what the present one has in hand fails, and it ends as soon as it can. */
    void replaceWriter() {
        if (open) {
            writer = newWriter();
            failAll(Objects.requireNonNullElse(writing.get(), List.of()), STUCK.get());
            writer.start();
        }
    }

    private boolean isReplaced() {
        return Thread.currentThread() != writer;
    }

    /**
     * Returns once the request is committed.
     *
     * @throws RejectedExecutionException when too much waits already, it waited too long, or this is closed: nothing was
     *     stored, and nothing will be
     * @throws TimeoutException when its commit does not end: it may or may not be stored
     */
    public R submit(T request) throws TimeoutException {
        return submit(request, bounds.patience());
    }

    /** As {@link #submit(Object)}, with a patience of its own. */
    public R submit(T request, Duration patience) throws TimeoutException {
        PendingWrite<T, R> pending = new PendingWrite<>(request, weight.applyAsInt(request), patience);
        admit(pending);
        try {
            return result(pending, patience);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!pending.withdraw()) {
                throw new TimeoutException("interrupted while it is committed");
            }
            throw new RejectedExecutionException("interrupted", e);
        }
    }

    /**
     * As {@link #submit(Object)} for each of several, which share commits: returns what became of each, in their order.
     *
     * @throws RejectedExecutionException when too much waits already: of those before some may be stored
     * @throws TimeoutException when a commit does not end
     */
    public List<Submitted<R>> submitAll(List<T> requests) throws TimeoutException {
        List<PendingWrite<T, R>> all = new ArrayList<>();
        for (T request : requests) {
            PendingWrite<T, R> pending = new PendingWrite<>(request, weight.applyAsInt(request), bounds.patience());
            admit(pending);
            all.add(pending);
        }
        List<Submitted<R>> results = new ArrayList<>();
        for (PendingWrite<T, R> pending : all) {
            results.add(outcome(pending));
        }
        return results;
    }

    private Submitted<R> outcome(PendingWrite<T, R> pending) throws TimeoutException {
        try {
            return new Submitted<>(result(pending, bounds.patience()), null);
        } catch (ExecutionException e) {
            return new Submitted<>(
                    null,
                    e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted while it is committed");
        }
    }

    /** What became of one of several: its result, or why it failed. */
    public record Submitted<R>(@Nullable R result, @Nullable RuntimeException failure) {}

    /** A commit that runs when the caller's patience ends is waited for: only its outcome is true. */
    private R result(PendingWrite<T, R> pending, Duration patience)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return pending.result().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (pending.withdraw()) {
                queue.remove(pending);
            }
            return pending.result().get(bounds.commit().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    public int waiting() {
        return waiting.get();
    }

    private void admit(PendingWrite<T, R> pending) {
        // One request is always let in, however heavy, when nothing else waits.
        int before = waiting.getAndAdd(pending.weight());
        pending.result().whenComplete((done, failure) -> waiting.addAndGet(-pending.weight()));
        boolean fits = before == 0 || before + pending.weight() <= bounds.weight();
        if (!open || !fits || !queue.offer(pending)) {
            pending.withdraw();
            throw new RejectedExecutionException(open ? "full" : "closed");
        }
        if (!open) {
            // Closed between the check and the offer: the writer may be gone already.
            failAll(drained(), new RejectedExecutionException("closed"));
        }
    }

    private void run() {
        @Nullable PendingWrite<T, R> held = null;
        while (!isReplaced() && (open || held != null || !queue.isEmpty())) {
            List<PendingWrite<T, R>> batch = new ArrayList<>();
            held = gather(held, batch);
            if (!batch.isEmpty()) {
                writing.set(batch);
                write(batch, aside.isWary());
                writing.compareAndSet(batch, null);
            }
        }
        if (held != null) {
            held.fail(STUCK.get());
        }
    }

    /** Fills the batch with what waits; returns the one that no longer fitted, for the next. */
    private @Nullable PendingWrite<T, R> gather(@Nullable PendingWrite<T, R> held, List<PendingWrite<T, R>> batch) {
        PendingWrite<T, R> next = held == null ? await() : held;
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

    private @Nullable PendingWrite<T, R> await() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    private void write(List<PendingWrite<T, R>> gathered, boolean brief) {
        List<PendingWrite<T, R>> batch =
                gathered.stream().filter(PendingWrite::take).toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<R> results =
                    work.commit(batch.stream().map(PendingWrite::request).toList(), brief);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result().complete(results.get(i));
            }
        } catch (RuntimeException e) {
            failed(batch, e, brief);
        } catch (Error e) {
            failAll(batch, new IllegalStateException("the batch failed", e));
        }
    }

    private void failed(List<PendingWrite<T, R>> batch, RuntimeException why, boolean brief) {
        CommitFault fault = faults.apply(why);
        if (isReplaced() || fault == CommitFault.OUTAGE || (fault == CommitFault.DATA && batch.size() == 1)) {
            failAll(batch, why);
            return;
        }
        batch.forEach(PendingWrite::putBack);
        if (fault == CommitFault.LOCK && !brief) {
            write(batch, true);
        } else if (batch.size() == 1) {
            aside.add(batch.get(0), why);
        } else {
            int half = batch.size() / 2;
            write(batch.subList(0, half), brief);
            write(batch.subList(half, batch.size()), brief);
        }
    }

    private List<PendingWrite<T, R>> drained() {
        List<PendingWrite<T, R>> rest = new ArrayList<>();
        queue.drainTo(rest);
        return rest;
    }

    private void failAll(List<PendingWrite<T, R>> batch, RuntimeException why) {
        batch.forEach(pending -> pending.fail(why));
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
        aside.close();
    }

    /** Commits all requests or none, and returns a result for each, in their order. */
    public interface BatchWork<T, R> {

        /** @param brief to fail rather than to wait for a lock that is not free within a moment */
        List<R> commit(List<T> requests, boolean brief);
    }

    /** Whom a failed commit is to be blamed on. */
    public enum CommitFault {
        /** Nobody's request: splitting the batch would only take longer. */
        OUTAGE,
        /** A request whose rows somebody else holds. */
        LOCK,
        /** A request's own values. */
        DATA
    }

    /**
     * What may wait and for how long.
     *
     * @param requests how many requests may wait
     * @param weight how much they may weigh together
     * @param batchWeight how much one batch may weigh; a heavier request has a batch of its own
     * @param patience how long a caller waits for its turn
     * @param commit how much longer it waits where its commit has begun; more than a commit may take
     */
    public record Bounds(int requests, int weight, int batchWeight, Duration patience, Duration commit) {}
}
