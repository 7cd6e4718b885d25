package dev.serai.kamelet.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** An answer that stays open, read line by line. Nothing more is fetched before the lines that came are taken. */
final class LineStream implements AutoCloseable {

    /** An object is at most 1.5 MiB unless etcd is configured otherwise. */
    private static final int LINE_BYTES = 8 << 20;

    private static final int REFUSAL_BYTES = 64 << 10;

    private final Deque<byte[]> ready = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable AsyncBody body;
    private @Nullable Throwable failure;
    private boolean asked;
    private boolean ended;

    synchronized void from(AsyncBody answer) {
        body = answer;
        answer.done().whenComplete((done, error) -> end(error));
        if (ended) {
            answer.cancel();
        }
    }

    synchronized void add(List<ByteBuffer> buffers, AsyncBody answer) {
        asked = false;
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            split(bytes);
        }
        if (begun.size() > LINE_BYTES) {
            end(new IOException("a line is longer than " + LINE_BYTES + " bytes"));
            answer.cancel();
        }
        notifyAll();
    }

    private void split(byte[] bytes) {
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, start, i - start);
                ready.add(begun.toByteArray());
                begun.reset();
                start = i + 1;
            }
        }
        begun.write(bytes, start, bytes.length - start);
    }

    private synchronized void end(@Nullable Throwable error) {
        if (!ended) {
            ended = true;
            failure = error;
        }
        notifyAll();
    }

    /**
     * The next line; null when the server has ended the answer.
     *
     * @throws TimeoutException when nothing comes for that long
     * @throws IOException when the connection is lost
     */
    synchronized byte @Nullable [] next(Duration silence) throws IOException, TimeoutException, InterruptedException {
        Deadline deadline = Deadline.in(silence);
        while (ready.isEmpty()) {
            if (ended) {
                if (failure != null) {
                    throw new IOException(failure);
                }
                return null;
            }
            ask();
            if (ready.isEmpty() && !ended) {
                // A millisecond more, as zero would be for ever.
                wait(deadline.left().toMillis() + 1);
            }
            if (deadline.over() && ready.isEmpty() && !ended) {
                throw new TimeoutException();
            }
        }
        return ready.poll();
    }

    /** What has arrived already is handed over within the request itself, and may be less than a line: then again. */
    private void ask() {
        AsyncBody answer = body;
        while (answer != null && !asked && ready.isEmpty() && !ended) {
            asked = true;
            answer.consume();
        }
    }

    /** The whole of a short answer, for instance why it is none. */
    byte[] all(Duration time) throws IOException, TimeoutException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (this) {
            Deadline deadline = Deadline.in(time);
            for (byte[] line = next(deadline.left()); line != null; line = next(deadline.left())) {
                all.writeBytes(line);
                if (all.size() > REFUSAL_BYTES) {
                    return all.toByteArray();
                }
            }
            return rest(all);
        }
    }

    private synchronized byte[] rest(ByteArrayOutputStream all) {
        all.writeBytes(begun.toByteArray());
        return all.toByteArray();
    }

    /** Fetches nothing more. */
    @Override
    public synchronized void close() {
        end(null);
        if (body != null) {
            body.cancel();
        }
    }
}
