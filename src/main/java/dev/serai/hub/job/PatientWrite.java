package dev.serai.hub.job;

import dev.serai.hub.db.DatabaseFailure;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Writes what a job came to, again and again while the database is away: the job is still this instance's, so its end
 * need not be found out by running it once more.
 */
final class PatientWrite {

    private static final long FIRST_MILLIS = 100;
    private static final int MOST_DOUBLINGS = 5;

    private final BooleanSupplier stopping;

    PatientWrite(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    /** Throws what the write throws when that is no trouble of the database, or when the hub stops meanwhile. */
    <T> T until(Supplier<T> write) {
        for (int tries = 0; ; tries++) {
            try {
                return write.get();
            } catch (RuntimeException e) {
                if (!DatabaseFailure.isIn(e) || stopping.getAsBoolean() || !paused(tries)) {
                    throw e;
                }
            }
        }
    }

    private static boolean paused(int tries) {
        long most = FIRST_MILLIS << Math.min(tries, MOST_DOUBLINGS);
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
