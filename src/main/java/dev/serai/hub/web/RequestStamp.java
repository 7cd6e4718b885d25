package dev.serai.hub.web;

import dev.serai.hub.store.Ids;
import dev.serai.signature.AnswerIntegrity;
import dev.serai.wire.EntityTag;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each answer of the API, refusals and failures too, the headers of the contract: {@code X-Request-Id}, which the
 * log carries too, {@code X-Response-Time}, {@code Content-Digest}, {@code X-Serai-Integrity}, and the entity tag where
 * the operation has one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestStamp extends OncePerRequestFilter {

    /** The request's id, as a request attribute. */
    static final String ID = "dev.serai.request-id";

    static final String LOGGED_AS = "request_id";

    private static final String HELD = "dev.serai.held-response";
    private static final String BEGAN = "dev.serai.began";

    private final ApiContract contract;
    private final Integrity integrity;

    RequestStamp(ApiContract contract, Integrity integrity) {
        this.contract = contract;
        this.integrity = integrity;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith("/api/");
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put(LOGGED_AS, id(request));
        try {
            // An asynchronous dispatch goes on with the response that was held when it began; an error begins anew.
            if (!isAsyncDispatch(request)) {
                HeldResponse held = new HeldResponse(response);
                request.setAttribute(HELD, held);
                chain.doFilter(request, held);
            } else {
                chain.doFilter(request, response);
            }
        } finally {
            MDC.remove(LOGGED_AS);
        }
        if (!request.isAsyncStarted() && request.getAttribute(HELD) instanceof HeldResponse held && !held.failed()) {
            send(request, held);
        }
    }

    private void send(HttpServletRequest request, HeldResponse held) throws IOException {
        if (held.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && held.body().length == 0) {
            // What fails in a route says why; a bare failure is that of a route that stopped under the request.
            Problems.write(held, Problems.notReady());
        }
        byte[] body = held.body();
        ApiOperation operation =
                contract.find(request.getMethod(), path(request)).orElse(null);
        if (operation != null && operation.tagged() && isDone(held.getStatus())) {
            String tag = EntityTag.of(body);
            held.setHeader("ETag", tag);
            if (isKnown(request, tag)) {
                held.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                body = new byte[0];
            }
        }
        if (operation != null && operation.deprecation() != null) {
            operation.deprecation().headers().forEach(held::setHeader);
        }
        seal(request, held, body);
        held.release(body);
    }

    /** Sets the headers that every answer has. */
    void seal(HttpServletRequest request, HttpServletResponse response, byte[] body) {
        String digest = AnswerIntegrity.contentDigest(body);
        response.setHeader("X-Request-Id", id(request));
        response.setHeader("X-Response-Time", Long.toString(elapsed(request)));
        response.setHeader("Content-Digest", digest);
        response.setHeader("X-Serai-Integrity", integrity.header(id(request), response.getStatus(), digest));
    }

    private static boolean isDone(int status) {
        return status == HttpServletResponse.SC_OK || status == HttpServletResponse.SC_CREATED;
    }

    private static boolean isKnown(HttpServletRequest request, String tag) {
        String known = request.getHeader("If-None-Match");
        return known != null && "GET".equals(request.getMethod()) && EntityTag.isKnown(known, tag);
    }

    private static String id(HttpServletRequest request) {
        if (request.getAttribute(ID) instanceof String known) {
            return known;
        }
        String id = Ids.next().toString();
        request.setAttribute(ID, id);
        request.setAttribute(BEGAN, System.nanoTime());
        return id;
    }

    private static long elapsed(HttpServletRequest request) {
        return request.getAttribute(BEGAN) instanceof Long began
                ? Duration.ofNanos(System.nanoTime() - began).toMillis()
                : 0;
    }

    /** As it was sent, also while an error is dispatched. */
    static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String uri ? uri : String.valueOf(request.getRequestURI());
    }
}
