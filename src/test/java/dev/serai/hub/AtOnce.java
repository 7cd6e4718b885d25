package dev.serai.hub;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Steps of a test that are taken at the same time, each in a thread of its own. */
public final class AtOnce {

    private AtOnce() {}

    /** Returns when all of them have ended; throws what one of them threw. */
    public static void run(Stream<Runnable> steps) {
        CompletableFuture.allOf(steps.map(step -> CompletableFuture.runAsync(step, AtOnce::inThread))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    private static void inThread(Runnable step) {
        new Thread(step, "at-once").start();
    }
}
