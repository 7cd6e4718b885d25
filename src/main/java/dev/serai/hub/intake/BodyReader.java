package dev.serai.hub.intake;

import dev.serai.alert.Limits;
import dev.serai.hub.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads request bodies, each up to the limit, and all that are held at once up to a share of the heap. */
@Component
class BodyReader {

    private static final int FIRST_BUFFER = 8_192;
    /** A parsed body takes several times its size. */
    private static final int HEAP_SHARE = 16;

    private final long budget = Math.max(Limits.BODY_BYTES, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    private final AtomicLong held = new AtomicLong();

    /** The whole body; it counts as held until {@link #release}. */
    byte[] read(HttpServletRequest request) {
        checkType(request.getContentType());
        checkEncoding(request.getHeader("Content-Encoding"));
        if (request.getContentLengthLong() > Limits.BODY_BYTES) {
            throw tooLarge();
        }
        try {
            return read(request.getInputStream(), (int) Math.max(request.getContentLengthLong(), FIRST_BUFFER));
        } catch (IOException e) {
            throw new Problem(400, "malformed", "Malformed request", "The body could not be read to its end.");
        }
    }

    private byte[] read(InputStream body, int expected) throws IOException {
        hold(expected);
        int counted = expected;
        try {
            byte[] buffer = new byte[expected];
            int size = 0;
            int count;
            while ((count = body.read(buffer, size, buffer.length - size)) >= 0) {
                size += count;
                if (size == buffer.length) {
                    int end = body.read();
                    if (end < 0) {
                        break;
                    }
                    int larger = grown(size);
                    hold(larger - size);
                    counted += larger - size;
                    buffer = Arrays.copyOf(buffer, larger);
                    buffer[size++] = (byte) end;
                }
            }
            byte[] bytes = size == buffer.length ? buffer : Arrays.copyOf(buffer, size);
            held.addAndGet(size - counted);
            return bytes;
        } catch (IOException | RuntimeException e) {
            held.addAndGet(-counted);
            throw e;
        }
    }

    private static int grown(int size) {
        if (size >= Limits.BODY_BYTES) {
            throw tooLarge();
        }
        return (int) Math.min(Limits.BODY_BYTES, size * 2L);
    }

    void release(byte[] body) {
        held.addAndGet(-body.length);
    }

    private void hold(int bytes) {
        if (held.addAndGet(bytes) > budget) {
            held.addAndGet(-bytes);
            throw new Problem(
                    503,
                    "busy",
                    "Busy",
                    "Too many large deliveries at once. Send it again.",
                    Map.of("Retry-After", "2"));
        }
    }

    /** A missing type is taken as JSON. */
    private static void checkType(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return;
        }
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json") && !media.endsWith("+json")) {
            throw new Problem(
                    415, "unsupported-type", "Unsupported content type", "The body must be application/json in UTF-8.");
        }
    }

    private static void checkEncoding(@Nullable String encoding) {
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new Problem(415, "unsupported-type", "Unsupported content type", "The body must not be compressed.");
        }
    }

    private static Problem tooLarge() {
        return new Problem(413, "too-large", "Too large", "The body is longer than " + Limits.BODY_BYTES + " bytes.");
    }
}
