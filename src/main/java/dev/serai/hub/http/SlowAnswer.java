package dev.serai.hub.http;

import dev.serai.hub.settings.SenderSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Writes an answer that may not fit into the buffers on the way, as fast as it is read, on no thread of its own. */
final class SlowAnswer implements WriteListener, AsyncListener {

    private static final int CHUNK = 16 * 1024;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final byte[] answer;
    private final SenderSettings pace;
    private final TomcatConnection connection;
    private final SlowCount slow;
    private final String reader;
    private final long began = System.nanoTime();
    private int written;
    private boolean counted;
    private boolean ended;

    private SlowAnswer(
            AsyncContext context,
            ServletOutputStream out,
            byte[] answer,
            SenderSettings pace,
            TomcatConnection connection,
            SlowCount slow,
            String reader) {
        this.context = context;
        this.out = out;
        this.answer = answer;
        this.pace = pace;
        this.connection = connection;
        this.slow = slow;
        this.reader = reader;
    }

    /** @param reader whose slow answers are counted together */
    static void write(
            HttpServletRequest request,
            ServletOutputStream out,
            byte[] answer,
            SenderSettings pace,
            TomcatConnection connection,
            SlowCount slow,
            String reader) {
        SlowAnswer writing =
                new SlowAnswer(request.startAsync(), out, answer, pace, connection, slow, "answer " + reader);
        writing.context.setTimeout(pace.allowedMillis(0, 0));
        writing.context.addListener(writing);
        out.setWriteListener(writing);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!ended && out.isReady()) {
            if (written == answer.length) {
                end();
                return;
            }
            int count = Math.min(CHUNK, answer.length - written);
            out.write(answer, written, count);
            written += count;
            if (written == answer.length && out.isReady()) {
                // The end of it lies in the container's own buffer; it is done when that is ready again.
                out.flush();
            }
        }
        if (!ended && !counted) {
            counted = slow.enter(reader);
            if (!counted) {
                abort();
            }
        }
        if (!ended) {
            context.setTimeout(pace.allowedMillis(written, (System.nanoTime() - began) / 1_000_000));
        }
    }

    @Override
    public void onError(Throwable gone) {
        abort();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        slow.cut("answer");
        abort();
    }

    @Override
    public void onError(AsyncEvent event) {
        abort();
    }

    private void abort() {
        if (!ended) {
            connection.abort();
            end();
        }
    }

    private void end() {
        ended = true;
        if (counted) {
            slow.leave(reader);
        }
        context.complete();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Said by this one itself.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing comes after the answer.
    }
}
