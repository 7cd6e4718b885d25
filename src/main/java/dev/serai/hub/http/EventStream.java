package dev.serai.hub.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that comes as events, on no thread of its own: what cannot be sent yet waits here, and whoever does not read is
 * let go.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent events</a>
 */
public final class EventStream implements WriteListener, AsyncListener {

    /** More never waits for one who reads slowly. */
    public static final int MOST_WAITING_BYTES = 512 * 1024;

    private static final int AT_ONCE = 16 * 1024;

    /** A stream ends by itself long before, but for one that is {@link #keepOpen kept open}. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable AsyncContext context;
    private @Nullable ServletOutputStream out;
    private @Nullable TomcatConnection connection;
    private int waitingBytes;

    /** Of the first that waits. */
    private int written;

    /** Kept until it is possible: the last of what was written would otherwise wait for what comes next. */
    private boolean unflushed;

    private boolean endless;
    private boolean begun;
    private boolean ending;
    private boolean over;

    EventStream() {}

    /** From now on what waits is sent. */
    synchronized void begin(HttpServletRequest request, ServletOutputStream stream) {
        connection = TomcatConnection.of(request);
        AsyncContext asynchronous = request.startAsync();
        asynchronous.setTimeout(endless ? 0 : LONGEST.toMillis());
        asynchronous.addListener(this);
        context = asynchronous;
        out = stream;
        stream.setWriteListener(this);
    }

    /** Says before it begins that it may last for ever; whoever goes on with it ends it. */
    public synchronized void keepOpen() {
        endless = true;
    }

    /** Sends an event; its data is one line. */
    public void event(String name, String data) {
        send(bytes("event: " + name + "\ndata: " + data + "\n\n"));
    }

    /** Says that somebody is still there. */
    public void beat() {
        send(bytes(": still at it\n\n"));
    }

    /** How many bytes were not taken yet. */
    public synchronized int waiting() {
        return waitingBytes;
    }

    /** What was not taken yet; what was sent to several streams is the same array. */
    public synchronized List<byte[]> waitingEvents() {
        return List.copyOf(waiting);
    }

    /** Closes the connection at once: whoever is there does not read. */
    public synchronized void drop() {
        abort();
    }

    /** Ends it once all is sent. */
    public synchronized void end() {
        ending = true;
        pump();
    }

    /** Whether nobody listens any more, or all is said. */
    public synchronized boolean isOver() {
        return over || ending;
    }

    /** Whole events as they are written. @param bytes may be shared by streams, and stay as they are */
    public synchronized void send(byte[] bytes) {
        if (over || ending) {
            return;
        }
        waitingBytes += bytes.length;
        if (waitingBytes > MOST_WAITING_BYTES) {
            abort();
            return;
        }
        waiting.add(bytes);
        pump();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void pump() {
        ServletOutputStream to = out;
        if (over || !begun || to == null) {
            return;
        }
        try {
            while (to.isReady()) {
                if (!waiting.isEmpty()) {
                    writeSome(to, waiting.element());
                } else if (unflushed) {
                    to.flush();
                    unflushed = false;
                } else {
                    if (ending) {
                        complete();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            abort();
        }
    }

    /** The server keeps what it cannot send at once, so it is given little at a time. */
    private void writeSome(ServletOutputStream to, byte[] first) throws IOException {
        int length = Math.min(AT_ONCE, first.length - written);
        to.write(first, written, length);
        written += length;
        waitingBytes -= length;
        unflushed = true;
        if (written == first.length) {
            waiting.remove();
            written = 0;
        }
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        pump();
    }

    @Override
    public synchronized void onError(Throwable gone) {
        abort();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        abort();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        abort();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        over = true;
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing comes after a stream.
    }

    private void abort() {
        if (!over && connection != null) {
            connection.abort();
        }
        complete();
    }

    private void complete() {
        boolean was = over;
        over = true;
        waiting.clear();
        waitingBytes = 0;
        AsyncContext asynchronous = context;
        if (!was && asynchronous != null) {
            try {
                asynchronous.complete();
            } catch (IllegalStateException ended) {
                // The container has ended it already.
                over = true;
            }
        }
    }
}
