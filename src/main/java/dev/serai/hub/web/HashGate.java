package dev.serai.hub.web;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets two requests at a time on that hash a password. They wait here, in the server's thread: in those that run routes
 * they would be in the way of everything else. Behind {@link BodyFilter}: whoever sends slowly waits elsewhere.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
final class HashGate extends OncePerRequestFilter {

    private static final String PASSED = HashGate.class.getName();
    private static final int AT_ONCE = 2;
    private static final int QUEUE = 32;
    private static final int WAIT_SECONDS = 5;

    private final Semaphore gate = new Semaphore(AT_ONCE, true);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getAttribute(PASSED) != null
                || !(request.getAttribute(ApiGate.OPERATION) instanceof ApiOperation operation && operation.hashes());
    }

    /** The request may have gone on asynchronously since it came: while its body was read. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (gate.getQueueLength() >= QUEUE || !acquired()) {
            Problems.write(response, Problems.busy());
            return;
        }
        request.setAttribute(PASSED, true);
        Permit permit = new Permit();
        boolean handedOver = false;
        try {
            chain.doFilter(request, response);
            handedOver = request.isAsyncStarted() && listens(request, permit);
        } finally {
            if (!handedOver) {
                permit.release();
            }
        }
    }

    private static boolean listens(HttpServletRequest request, Permit permit) {
        try {
            request.getAsyncContext().addListener(permit);
            return true;
        } catch (IllegalStateException e) {
            // It has completed meanwhile.
            return false;
        }
    }

    private boolean acquired() {
        try {
            return gate.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Given back once, however the request ends. */
    private final class Permit implements AsyncListener {

        private final AtomicBoolean released = new AtomicBoolean();

        void release() {
            if (released.compareAndSet(false, true)) {
                gate.release();
            }
        }

        @Override
        public void onComplete(AsyncEvent event) {
            release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            release();
        }

        @Override
        public void onError(AsyncEvent event) {
            release();
        }

        /** A listener is dropped when a request goes on asynchronously once more. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
