package dev.serai.hub.conversation;

import dev.serai.conversation.ShownDraft;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows what there is of one answer, never twice at once and not more often than its place allows. What fails is not shown: the
 * answer itself comes in any case.
 */
final class TurnProgress implements Consumer<String> {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final ShownDraft draft = new ShownDraft();
    private final ScheduledExecutorService worker;
    private final Duration between;
    private final Consumer<String> show;
    private long shownAt;
    private String shown = "";
    private CompletableFuture<Void> showing = CompletableFuture.completedFuture(null);
    private boolean planned;
    private boolean running;
    private boolean over;

    /**
     * @param between the least time from one showing to the next
     * @param show shows all that there is so far
     */
    TurnProgress(ScheduledExecutorService worker, Duration between, Consumer<String> show) {
        this.worker = worker;
        this.between = between;
        this.show = show;
        this.shownAt = System.nanoTime() - between.toNanos();
    }

    @Override
    public synchronized void accept(String piece) {
        draft.add(piece);
        if (!over && !planned && !draft.shown().equals(shown)) {
            plan();
        }
    }

    private void plan() {
        long wait = Math.max(0, shownAt + between.toNanos() - System.nanoTime());
        planned = true;
        CompletableFuture<Void> next = new CompletableFuture<>();
        showing = next;
        try {
            worker.schedule(() -> run(next), wait, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            over = true;
            next.complete(null);
        }
    }

    private void run(CompletableFuture<Void> now) {
        boolean failed = false;
        try {
            String text = next();
            if (text != null) {
                show.accept(text);
            }
        } catch (RuntimeException e) {
            failed = true;
        } finally {
            done(failed);
            now.complete(null);
        }
    }

    private synchronized @Nullable String next() {
        if (over) {
            return null;
        }
        running = true;
        shown = draft.shown();
        return shown;
    }

    private synchronized void done(boolean failed) {
        shownAt = System.nanoTime();
        planned = false;
        running = false;
        over = over || failed;
        if (!over && !draft.shown().equals(shown)) {
            plan();
        }
    }

    /** Nothing is shown after this returns, or after the time that a call to a chat may take. */
    void end() {
        CompletableFuture<Void> last;
        synchronized (this) {
            over = true;
            if (!running) {
                return;
            }
            last = showing;
        }
        try {
            last.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // It never fails; a call that takes longer has been given up by its sink.
            return;
        }
    }
}
