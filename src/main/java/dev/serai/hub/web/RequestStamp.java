package dev.serai.hub.web;

import dev.serai.hub.store.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each answer of the API its {@code X-Request-Id}, which the log carries too, and {@code X-Response-Time} in
 * milliseconds until the answer began.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestStamp extends OncePerRequestFilter {

    /** The request's id, as a request attribute. */
    static final String ID = "dev.serai.request-id";

    static final String LOGGED_AS = "request_id";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Ids.next().toString();
        response.setHeader("X-Request-Id", id);
        request.setAttribute(ID, id);
        MDC.put(LOGGED_AS, id);
        try {
            chain.doFilter(request, new Timed(response, System.nanoTime()));
        } finally {
            MDC.remove(LOGGED_AS);
        }
    }

    /** Sets the time on every call that may begin the answer. */
    private static final class Timed extends HttpServletResponseWrapper {

        private final long began;

        Timed(HttpServletResponse response, long began) {
            super(response);
            this.began = began;
            stamp();
        }

        private void stamp() {
            setHeader(
                    "X-Response-Time",
                    Long.toString(Duration.ofNanos(System.nanoTime() - began).toMillis()));
        }

        @Override
        public void setStatus(int status) {
            stamp();
            super.setStatus(status);
        }

        @Override
        public void sendError(int status) throws IOException {
            stamp();
            super.sendError(status);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            stamp();
            super.sendError(status, message);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            stamp();
            return super.getOutputStream();
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            stamp();
            return super.getWriter();
        }
    }
}
