package dev.serai.hub.db;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A thread that works all the time, as {@link Watchdog} sees it: each piece of its work must get on. */
public final class WatchedWorker {

    private final String name;
    private final LongSupplier nanos;
    private volatile Runnable replacement = () -> {};
    private volatile @Nullable WatchedWork work;
    private volatile boolean stuck;

    WatchedWorker(String name, LongSupplier nanos) {
        this.name = name;
        this.nanos = nanos;
    }

    /** What starts another thread in the place of one that is stuck; that one is interrupted, and must end by itself. */
    public void onStuck(Runnable starter) {
        replacement = starter;
    }

    /** Does one piece of work. Each use of a database connection counts as getting on. */
    public <T extends @Nullable Object> T during(Supplier<T> piece) {
        WatchedWork mine = WatchedWork.begin(nanos);
        work = mine;
        try {
            return piece.get();
        } finally {
            mine.end();
            if (work == mine) {
                work = null;
                stuck = false;
            }
        }
    }

    public void during(Runnable piece) {
        during(() -> {
            piece.run();
            return true;
        });
    }

    String name() {
        return name;
    }

    /** Whether it was replaced, and the new one has done nothing yet. */
    boolean stuck() {
        return stuck;
    }

    /** Replaces it when it got no further for so long; says whether it did. */
    boolean replaceAfter(long limitNanos) {
        WatchedWork current = work;
        if (current == null || current.age() <= limitNanos) {
            return false;
        }
        work = null;
        stuck = true;
        current.abort();
        replacement.run();
        return true;
    }
}
