package dev.serai.hub.intake;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Knows whether a delivery would be stored now, by sending an empty one the way that all go: through each tenant's writer
 * into a commit that is flushed. Asked as often as one likes: it looks once in {@link #AGE}.
 */
@Component
class IntakeProbe implements DisposableBean {

    private static final Duration AGE = Duration.ofMillis(900);
    /** A hub that needs longer for nothing is not ready for anything. */
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "intake-probe");
        made.setDaemon(true);
        return made;
    });
    private @Nullable ReadinessAnswer last;

    IntakeProbe(Inbox inbox) {
        this.inbox = inbox;
    }

    private record ReadinessAnswer(long began, CompletableFuture<Boolean> outcome) {

        long age() {
            return System.nanoTime() - began;
        }
    }

    /** Answers within a second; false when it could not be found out in that time. */
    public boolean succeeds() {
        ReadinessAnswer look = current();
        long left = LIMIT.toNanos() - look.age();
        try {
            return look.outcome().get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    /** A look that has not ended stays the current one: they do not pile up. */
    private synchronized ReadinessAnswer current() {
        ReadinessAnswer known = last;
        if (known == null || (known.outcome().isDone() && known.age() > AGE.toNanos())) {
            known = new ReadinessAnswer(
                    System.nanoTime(), CompletableFuture.supplyAsync(() -> inbox.takes(LIMIT), thread));
            last = known;
        }
        return known;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
