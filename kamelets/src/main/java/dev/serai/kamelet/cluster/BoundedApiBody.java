package dev.serai.kamelet.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A body as it arrives, up to a limit; then the rest is not fetched. */
final class BoundedApiBody {

    private final int limitBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean truncated;

    BoundedApiBody(int limitBytes) {
        this.limitBytes = limitBytes;
    }

    synchronized void add(List<ByteBuffer> buffers, AsyncBody body) {
        for (ByteBuffer buffer : buffers) {
            int room = Math.min(limitBytes - kept.size(), buffer.remaining());
            byte[] bytes = new byte[room];
            buffer.get(bytes);
            kept.writeBytes(bytes);
            truncated |= buffer.hasRemaining();
        }
        if (truncated) {
            body.cancel();
        } else {
            body.consume();
        }
    }

    void await(AsyncBody body, Deadline deadline) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            body.done().get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (CancellationException e) {
            if (!truncated()) {
                throw e;
            }
        } catch (TimeoutException e) {
            body.cancel();
            throw e;
        }
    }

    synchronized byte[] bytes() {
        return kept.toByteArray();
    }

    synchronized boolean truncated() {
        return truncated;
    }
}
