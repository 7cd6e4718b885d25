package dev.serai.hub.db;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One caller's request on its way to a commit. It is committed or withdrawn, never both: a writer takes it just before
 * each attempt, and its caller withdraws it only while none runs.
 */
final class PendingWrite<T, R> {

    private enum WriteState {
        WAITING,
        COMMITTING,
        WITHDRAWN
    }

    private final AtomicReference<WriteState> state = new AtomicReference<>(WriteState.WAITING);
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private final T request;
    private final int weight;
    private volatile long deadline;

    PendingWrite(T request, int weight, Duration patience) {
        this.request = request;
        this.weight = weight;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    T request() {
        return request;
    }

    int weight() {
        return weight;
    }

    CompletableFuture<R> result() {
        return result;
    }

    /** Lets it wait no longer than this from now on, nor longer than it would have. */
    void hurry(Duration patience) {
        long sooner = System.nanoTime() + patience.toNanos();
        if (sooner - deadline < 0) {
            deadline = sooner;
        }
    }

    /** Whether an attempt may begin; one whose time is over is withdrawn instead. */
    boolean take() {
        if (System.nanoTime() - deadline >= 0) {
            withdraw();
            return false;
        }
        return state.compareAndSet(WriteState.WAITING, WriteState.COMMITTING);
    }

    /** After an attempt that stored nothing. */
    void putBack() {
        state.compareAndSet(WriteState.COMMITTING, WriteState.WAITING);
    }

    /** Ends it without storing it; false when an attempt runs, whose outcome then counts. */
    boolean withdraw() {
        boolean withdrawn = state.compareAndSet(WriteState.WAITING, WriteState.WITHDRAWN);
        if (withdrawn) {
            result.completeExceptionally(new RejectedExecutionException("withdrawn"));
        }
        return withdrawn;
    }

    /** Ends it, and no writer that comes back late takes it again. */
    void fail(RuntimeException why) {
        state.set(WriteState.WITHDRAWN);
        result.completeExceptionally(why);
    }
}
