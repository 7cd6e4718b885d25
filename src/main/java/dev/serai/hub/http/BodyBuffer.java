package dev.serai.hub.http;

import dev.serai.hub.http.BodyRule.BodyAdmission;
import java.util.Arrays;

/** Takes a body up to its limit. It grows with what has come, not with what was announced. */
final class BodyBuffer {

    private static final int FIRST = 8_192;
    private static final byte[] NOTHING = {};

    private final int max;
    private final HeapShare heap;
    private byte[] bytes = NOTHING;
    private int size;

    BodyBuffer(BodyAdmission admission) {
        this.max = admission.maxBytes();
        this.heap = admission.heap();
    }

    /**
     * @param declared the length that the sender names; negative if unknown
     * @throws Problem 413, or 503 when all the bodies together are too large
     */
    void take(byte[] chunk, int count, long declared) {
        int wanted = size + count;
        if (wanted > max) {
            throw Problems.tooLarge(max);
        }
        if (wanted > bytes.length) {
            long limit = declared < 0 ? max : Math.min(max, declared);
            long doubled = Math.max(FIRST, bytes.length * 2L);
            grow((int) Math.max(wanted, Math.min(limit, doubled)));
        }
        System.arraycopy(chunk, 0, bytes, size, count);
        size = wanted;
    }

    private void grow(int length) {
        heap.hold(length - bytes.length);
        bytes = Arrays.copyOf(bytes, length);
    }

    /** All of it, in the one array that is held from now on. */
    byte[] body() {
        if (size < bytes.length) {
            heap.release(bytes.length - size);
            bytes = Arrays.copyOf(bytes, size);
        }
        return bytes;
    }

    /** Its bytes count no longer. */
    void release() {
        heap.release(bytes.length);
        bytes = NOTHING;
        size = 0;
    }
}
