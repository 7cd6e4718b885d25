package dev.serai.hub.http;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the bytes of all bodies of one kind that are held at once to a share of the heap. */
public final class HeapShare {

    /** A parsed body takes several times its size. */
    private static final int SHARE = 16;

    private final long budget;
    private final AtomicLong held = new AtomicLong();

    /** @param least what is allowed however small the heap is: one body */
    public HeapShare(long least) {
        this.budget = Math.max(least, Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** @throws Problem 503 when it would be too much */
    void hold(int bytes) {
        if (held.addAndGet(bytes) > budget) {
            held.addAndGet(-bytes);
            throw new Problem(
                    503, "busy", "Busy", "Too many large bodies at once. Send it again.", Map.of("Retry-After", "2"));
        }
    }

    void release(int bytes) {
        held.addAndGet(-bytes);
    }
}
