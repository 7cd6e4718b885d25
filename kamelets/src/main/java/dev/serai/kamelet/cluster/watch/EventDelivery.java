package dev.serai.kamelet.cluster.watch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells, from one thread, until it is closed; that thread is interrupted only where it is not telling. */
final class EventDelivery {

    private final Watcher.ChangeCall told;
    private @Nullable Thread thread;
    private boolean telling;
    private boolean closed;

    EventDelivery(Watcher.ChangeCall told) {
        this.told = told;
    }

    synchronized void begin() {
        thread = Thread.currentThread();
    }

    synchronized boolean open() {
        return !closed;
    }

    void deliver(WatchEvent event, @Nullable Object body) throws DeliveryRejected, InterruptedException {
        enter();
        try {
            told.deliver(event, body);
        } catch (Exception e) {
            throw new DeliveryRejected(e);
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("closed");
        }
        telling = true;
    }

    private synchronized void leave() {
        telling = false;
        if (closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, for a shorter time when it is closed meanwhile. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toMillis(); left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
        if (thread != null && !telling) {
            thread.interrupt();
        }
    }
}
