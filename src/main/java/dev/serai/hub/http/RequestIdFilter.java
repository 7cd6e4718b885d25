package dev.serai.hub.http;

import dev.serai.hub.settings.SenderSettings;
import dev.serai.signature.AnswerIntegrity;
import dev.serai.wire.EntityTag;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each answer, refusals and failures too, {@code X-Request-Id}, which the log carries too; and each of the API the
 * other headers of the contract: {@code X-Response-Time}, {@code Content-Digest}, {@code X-Serai-Integrity}, and the entity tag where
 * the operation has one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class RequestIdFilter extends OncePerRequestFilter {

    /** The request's id, as a request attribute. */
    static final String ID = RequestId.ATTRIBUTE;

    static final String LOGGED_AS = "request_id";

    /** What the smallest buffer of a connection takes, so that writing it holds up nobody. */
    private static final int FITS_ANY_BUFFER = 8_192;

    private static final String HELD = "dev.serai.held-response";
    private static final String BEGAN = "dev.serai.began";

    private final ApiContract contract;
    private final Integrity integrity;
    private final SenderAddress addresses;
    private final SlowCount slow;
    private final SenderSettings settings;
    private final ObjectProvider<EventStreams> streams;
    private final ObjectProvider<ProblemPages> pages;

    RequestIdFilter(
            ApiContract contract,
            Integrity integrity,
            SenderAddress addresses,
            SlowCount slow,
            SenderSettings settings,
            ObjectProvider<EventStreams> streams,
            ObjectProvider<ProblemPages> pages) {
        this.streams = streams;
        this.pages = pages;
        this.addresses = addresses;
        this.contract = contract;
        this.integrity = integrity;
        this.slow = slow;
        this.settings = settings;
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
        HttpServletRequest asked = GetOfHead.of(request);
        try {
            // An asynchronous dispatch goes on with the response that was held when it began; an error begins anew.
            if (isAsyncDispatch(request)) {
                chain.doFilter(request, response);
            } else if (isApi(request) || isHeld(request) || asked != request) {
                BufferedResponse held = new BufferedResponse(response);
                request.setAttribute(HELD, held);
                chain.doFilter(asked, held);
            } else {
                response.setHeader(RequestId.HEADER, id(request));
                chain.doFilter(request, response);
            }
        } finally {
            MDC.remove(LOGGED_AS);
        }
        if (!request.isAsyncStarted()
                && request.getAttribute(HELD) instanceof BufferedResponse held
                && !held.failed()) {
            send(asked, held);
        }
    }

    /**
     * Answers a request whose body cannot be read any more, on its way before this returns: a dispatch would come too
     * late, the connection being closed by then. There is nothing to swallow or to wait for.
     */
    void answerNow(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        response.setHeader("Connection", "close");
        Problems.write(response, problem);
        if (request.getAttribute(HELD) instanceof BufferedResponse held) {
            send(request, held);
            held.getResponse().flushBuffer();
        } else {
            response.flushBuffer();
        }
        TomcatConnection connection = TomcatConnection.of(request);
        if (connection != null) {
            connection.closeUnlessRead();
        }
    }

    private static boolean isApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    /** Their answers are as long as those of the API, and may be left unread. */
    private static boolean isHeld(HttpServletRequest request) {
        return path(request).startsWith("/actuator/") && "GET".equals(request.getMethod())
                || path(request).equals("/mcp")
                || path(request).equals("/console")
                || path(request).startsWith("/console/");
    }

    private void send(HttpServletRequest request, BufferedResponse held) throws IOException {
        if (held.getStatus() == HttpServletResponse.SC_INTERNAL_SERVER_ERROR && held.body().length == 0) {
            // What fails in a route says why; a bare failure is that of a route that stopped under the request.
            Problems.write(held, Problems.notReady());
        }
        byte[] body = shown(request, held);
        if (held.getContentType() != null && held.getContentType().startsWith(ContractText.EVENTS)) {
            if (streams(request, held, body)) {
                return;
            }
            held.setContentType("application/json");
            held.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
        if (isApi(request)) {
            body = stamped(request, held, body);
        } else {
            held.setHeader(RequestId.HEADER, id(request));
        }
        TomcatConnection connection = TomcatConnection.of(request);
        if (body.length <= FITS_ANY_BUFFER || connection == null || !request.isAsyncSupported() || held.isCommitted()) {
            held.release(body);
            return;
        }
        String reader = (isApi(request) ? "" : "elsewhere ") + addresses.of(request);
        SlowAnswer.write(request, held.announce(body), body, settings, connection, slow, reader);
    }

    /** A problem as a page where one was asked for. */
    private byte[] shown(HttpServletRequest request, BufferedResponse held) {
        byte[] body = held.body();
        ProblemPages shown = pages.getIfAvailable();
        if (shown == null || !Problems.CONTENT_TYPE.equals(held.getContentType()) || !shown.isFor(request)) {
            return body;
        }
        held.setContentType("text/html;charset=UTF-8");
        return shown.page(request, held.getStatus(), body);
    }

    /** Whether somebody goes on with it; its events are neither counted nor sealed. */
    private boolean streams(HttpServletRequest request, BufferedResponse held, byte[] first) throws IOException {
        if (request instanceof GetOfHead) {
            headersOfStream(request, held);
            held.release(new byte[0]);
            return true;
        }
        EventStream stream = new EventStream();
        if (!request.isAsyncSupported()
                || !(request.getAttribute(ContractFilter.SCOPED) instanceof ScopedCaller caller)
                || !(request.getAttribute(ContractFilter.OPERATION) instanceof ApiOperation operation)
                || streams.stream()
                        .filter(taken -> taken.operation().equals(operation.id()))
                        .noneMatch(taken -> taken.open(caller, new String(first, StandardCharsets.UTF_8), stream))) {
            return false;
        }
        headersOfStream(request, held);
        stream.begin(request, held.announce());
        return true;
    }

    private static void headersOfStream(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RequestId.HEADER, id(request));
        // A proxy that collects an answer would keep the events back.
        response.setHeader("X-Accel-Buffering", "no");
    }

    private byte[] stamped(HttpServletRequest request, BufferedResponse held, byte[] complete) {
        byte[] body = complete;
        ApiOperation operation =
                contract.find(request.getMethod(), path(request)).orElse(null);
        if (operation != null && operation.headers().tagged() && isDone(held.getStatus())) {
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
        return body;
    }

    /** Sets the headers that every answer has. */
    void seal(HttpServletRequest request, HttpServletResponse response, byte[] body) {
        String digest = AnswerIntegrity.contentDigest(body);
        response.setHeader(RequestId.HEADER, id(request));
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
        if (request.getAttribute(BEGAN) == null) {
            request.setAttribute(BEGAN, System.nanoTime());
        }
        return RequestId.of(request);
    }

    /** When the request came, by {@link System#nanoTime}, however long it has waited since; now for one that came by no server. */
    public static long beganAt(HttpServletRequest request) {
        return request.getAttribute(BEGAN) instanceof Long began ? began : System.nanoTime();
    }

    private static long elapsed(HttpServletRequest request) {
        return request.getAttribute(BEGAN) instanceof Long began
                ? Duration.ofNanos(System.nanoTime() - began).toMillis()
                : 0;
    }

    /** As it was sent, also while an error is dispatched. */
    public static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed instanceof String uri ? uri : String.valueOf(request.getRequestURI());
    }
}
