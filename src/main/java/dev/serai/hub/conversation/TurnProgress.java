package dev.serai.hub.conversation;

import dev.serai.conversation.ShownDraft;
import dev.serai.failure.Causes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what there is of one answer, on a thread of its own, with a pause before each time: what is whole by then is not shown as
 * a draft. After a failure no more is shown; the answer itself comes in any case.
 */
final class TurnProgress implements Consumer<String> {

    private static final Logger LOG = LoggerFactory.getLogger(TurnProgress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ShownDraft draft = new ShownDraft();
    private final ExecutorService threads;
    private final Duration pause;
    private final Consumer<String> show;
    private String shown = "";
    private @Nullable Future<?> showing;
    private boolean over;

    /**
     * @param pause before each time that something is shown
     * @param show shows all that there is so far
     */
    TurnProgress(ExecutorService threads, Duration pause, Consumer<String> show) {
        this.threads = threads;
        this.pause = pause;
        this.show = show;
    }

    @Override
    public synchronized void accept(String piece) {
        if (!over) {
            draft.add(piece);
            notifyAll();
            if (showing == null) {
                showing = threads.submit(this::run);
            }
        }
    }

    private void run() {
        try {
            for (String text = next(); text != null; text = next()) {
                show.accept(text);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.info("An answer is not shown any more while it is made: {}", Causes.rootName(e));
        }
    }

    /** Waits for the pause, and then until there is more; null when nothing is to be shown any more. */
    private synchronized @Nullable String next() throws InterruptedException {
        long from = System.nanoTime() + pause.toNanos();
        while (!over) {
            long left = from - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else if (draft.shown().equals(shown)) {
                wait();
            } else {
                shown = draft.shown();
                return shown;
            }
        }
        return null;
    }

    /** Nothing is shown after this returns. A call of a chat that takes too long is broken off. */
    void end() {
        Future<?> last = stop();
        if (last == null) {
            return;
        }
        try {
            last.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            last.cancel(true);
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            last.cancel(true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("what fails is not shown", e);
        }
    }

    private synchronized @Nullable Future<?> stop() {
        over = true;
        notifyAll();
        return showing;
    }
}
