package dev.serai.hub.http;

import dev.serai.hub.settings.SenderSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is still to come of a body, on no thread of its own: the container calls when something is there, or when
 * what is there is less than there must be by then.
 */
final class SlowBody implements ReadListener, AsyncListener {

    private static final int CHUNK = 8_192;

    /** Where the bytes go. */
    interface Taker {

        /** @throws Problem ends the body */
        void take(byte[] bytes, int count);

        /** Called once, with the asynchronous request still open: after the last byte, or with why no more are taken. */
        void end(AsyncContext context, @Nullable Problem refused);

        /**
         * Called instead where no more can be read. The container closes the connection as soon as this returns, so what
         * is to be said has to be on its way by then.
         */
        void broken(AsyncContext context, Problem why);
    }

    private final AsyncContext context;
    private final ServletInputStream in;
    private final SenderSettings pace;
    private final Taker taker;
    private final long began = System.nanoTime();
    private long taken;
    private boolean ended;

    private SlowBody(AsyncContext context, ServletInputStream in, SenderSettings pace, Taker taker) {
        this.context = context;
        this.in = in;
        this.pace = pace;
        this.taker = taker;
    }

    /** @param raw the container's own request, whose body it is */
    static void take(ServletRequest raw, AsyncContext context, SenderSettings pace, Taker taker) throws IOException {
        SlowBody body = new SlowBody(context, raw.getInputStream(), pace, taker);
        context.setTimeout(pace.allowedMillis(0, 0));
        context.addListener(body);
        body.in.setReadListener(body);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] chunk = new byte[CHUNK];
        while (!ended && in.isReady()) {
            int count = in.read(chunk);
            if (count < 0) {
                return;
            }
            taken += count;
            try {
                taker.take(chunk, count);
            } catch (Problem refused) {
                end(refused);
                return;
            }
        }
        if (!ended) {
            context.setTimeout(pace.allowedMillis(taken, (System.nanoTime() - began) / 1_000_000));
        }
    }

    @Override
    public void onAllDataRead() {
        end(null);
    }

    /** The sender has gone, or its chunks are none. */
    @Override
    public void onError(Throwable gone) {
        broken(Problems.incomplete());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        broken(Problems.tooSlow());
    }

    @Override
    public void onError(AsyncEvent event) {
        broken(Problems.incomplete());
    }

    private void broken(Problem why) {
        if (!ended) {
            ended = true;
            taker.broken(context, why);
        }
    }

    private void end(@Nullable Problem refused) {
        if (!ended) {
            ended = true;
            taker.end(context, refused);
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        broken(Problems.incomplete());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Another cycle, which is not this one's.
    }
}
