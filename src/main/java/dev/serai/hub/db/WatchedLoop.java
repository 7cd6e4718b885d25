package dev.serai.hub.db;

import dev.serai.failure.Causes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one piece of work again and again. It can be woken early; the watchdog replaces it when it is stuck;
 * when its work fails it says so once, and goes on.
 */
public final class WatchedLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedLoop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final long NEVER = Long.MAX_VALUE;

    private final String name;
    private final WatchedWorker watched;
    private final Supplier<Duration> piece;
    private final long began = System.nanoTime();
    private Thread thread;
    private boolean open = true;
    private long wakeAt;
    private boolean failing;

    /**
     * One that {@link #start} starts.
     *
     * @param name of the thread, and of the worker that the watchdog shows
     * @param piece does its work and says how long to wait before the next time
     */
    public WatchedLoop(String name, Watchdog watchdog, Supplier<Duration> piece) {
        this.name = name;
        this.watched = watchdog.watch(name);
        this.piece = piece;
        this.thread = newThread();
        watched.onStuck(this::replace);
    }

    public synchronized void start() {
        thread.start();
    }

    /** The next time comes now, or right after this one. */
    public void wake() {
        wakeIn(Duration.ZERO);
    }

    /** The next time comes in so long, or earlier. */
    public synchronized void wakeIn(Duration wait) {
        long at = now() + Math.max(0, wait.toNanos());
        if (at < wakeAt) {
            wakeAt = at;
            notifyAll();
        }
    }

    private synchronized void replace() {
        if (open) {
            thread = newThread();
            thread.start();
        }
    }

    private Thread newThread() {
        Thread made = new Thread(() -> PurposeContext.run(Purpose.KEEPERS, this::run), name);
        // A start that fails later must not leave the process alive.
        made.setDaemon(true);
        return made;
    }

    private void run() {
        try {
            while (begins()) {
                pause(once());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean begins() {
        if (!open || Thread.currentThread() != thread) {
            return false;
        }
        wakeAt = NEVER;
        return true;
    }

    private synchronized void pause(Duration wait) throws InterruptedException {
        wakeIn(wait);
        long left = wakeAt - now();
        while (open && left > 0) {
            // Rounded up: what is due within this millisecond is not looked for too early.
            wait(left / 1_000_000 + 1);
            left = wakeAt - now();
        }
    }

    private Duration once() {
        try {
            Duration wait = watched.during(piece);
            if (failing) {
                LOG.info("{}: works again", name);
            }
            failing = false;
            return wait;
        } catch (RuntimeException | Error e) {
            // An error too, such as a failed assertion of a driver: it must not end the loop.
            if (!failing) {
                LOG.warn("{}: fails for now, and goes on trying: {}", name, text(e));
            }
            failing = true;
            return AFTER_FAILURE;
        }
    }

    /** In one line and without what the database was asked for: what it said, or else the innermost cause. */
    private static String text(Throwable thrown) {
        Throwable told = thrown;
        for (Throwable cause : Causes.of(thrown)) {
            told = told instanceof SQLException && !(cause instanceof SQLException) ? told : cause;
        }
        return told.toString().lines().findFirst().orElse("");
    }

    private long now() {
        return System.nanoTime() - began;
    }

    /** Returns at once; a piece that runs is interrupted. */
    @Override
    public synchronized void close() {
        open = false;
        thread.interrupt();
    }
}
