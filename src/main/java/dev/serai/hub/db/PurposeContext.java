package dev.serai.hub.db;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the current thread needs the database for. It decides whose connections it gets; a transaction that has begun keeps
 * its own. Nothing is inherited by other threads, but the steps of a job's route know that they are a job's, on whichever
 * thread they run (the exchange property {@value #PROPERTY}).
 */
public final class PurposeContext {

    /** An exchange property: the {@link Purpose} of each step. */
    public static final String PROPERTY = "purpose";

    private static final ThreadLocal<@Nullable Purpose> CURRENT = new ThreadLocal<>();

    private PurposeContext() {}

    /** The purpose of this thread; null when it named none. */
    static @Nullable Purpose current() {
        return CURRENT.get();
    }

    public static <T extends @Nullable Object> T in(Purpose purpose, Supplier<T> work) {
        Purpose before = enter(purpose);
        try {
            return work.get();
        } finally {
            leave(before);
        }
    }

    public static void run(Purpose purpose, Runnable work) {
        Purpose before = enter(purpose);
        try {
            work.run();
        } finally {
            leave(before);
        }
    }

    /** For callers that cannot hand over their work: {@link #leave} takes what this returns, on the same thread. */
    public static @Nullable Purpose enter(Purpose purpose) {
        Purpose before = CURRENT.get();
        CURRENT.set(purpose);
        return before;
    }

    public static void leave(@Nullable Purpose before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
