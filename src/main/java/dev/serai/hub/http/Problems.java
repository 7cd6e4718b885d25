package dev.serai.hub.http;

import dev.serai.failure.Causes;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.wire.Wire;
import dev.serai.wire.WireRow;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.jspecify.annotations.Nullable;

/** The problems that arise outside of routes, and how each problem is written. */
public final class Problems {

    public static final String CONTENT_TYPE = "application/problem+json";

    private Problems() {}

    public static Problem unauthenticated() {
        return new Problem(
                401,
                "unauthenticated",
                "Not authenticated",
                "A valid access token is needed.",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", "Forbidden", detail);
    }

    public static Problem passwordChangeRequired() {
        return new Problem(
                403,
                "password-change-required",
                "Password change required",
                "Change the password with PUT /api/v1/auth/me/password first.");
    }

    public static Problem notFound() {
        return new Problem(404, "not-found", "Not found", "There is nothing here.");
    }

    static Problem methodNotAllowed(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return new Problem(
                405, "method-not-allowed", "Method not allowed", "Allowed here: " + methods, Map.of("Allow", methods));
    }

    static Problem unsupportedMediaType() {
        return new Problem(415, "unsupported-media-type", "Unsupported media type", "Send application/json in UTF-8.");
    }

    static Problem tooLarge(int limit) {
        return new Problem(413, "too-large", "Too large", "A body has at most " + limit + " bytes.");
    }

    static Problem tooSlow() {
        return new Problem(408, "too-slow", "Too slow", "The body came too slowly.");
    }

    static Problem incomplete() {
        return new Problem(400, "malformed", "Malformed request", "The body could not be read to its end.");
    }

    static Problem malformed(String detail) {
        return new Problem(400, "malformed-json", "Malformed JSON", "The body is " + detail + ".");
    }

    public static Problem invalid(String detail) {
        return new Problem(400, "invalid-request", "Invalid request", detail);
    }

    public static Problem busy() {
        return new Problem(503, "busy", "Busy", "Too many requests at once; try again.", Map.of("Retry-After", "1"));
    }

    /** Others hold the rows that it is about; the same code as {@link #busy}, since to try again is all there is to do. */
    static Problem held() {
        return new Problem(
                503,
                "busy",
                "Busy",
                "Somebody else is deciding about this, or changing it, at this moment; try again.",
                Map.of("Retry-After", "1"));
    }

    /** The hub does not serve yet, or no more, or is just exchanging what serves this. */
    public static Problem notReady() {
        return new Problem(
                503,
                "not-ready",
                "Not ready",
                "The hub is starting, stopping or exchanging a route; try again.",
                Map.of("Retry-After", "2"));
    }

    /** Nothing that needs the database can be done, read or refused now. */
    public static Problem unavailable() {
        return new Problem(
                503,
                "unavailable",
                "Unavailable",
                "The hub's database does not answer just now; try again.",
                Map.of("Retry-After", "5"));
    }

    /**
     * What to say of a failure that is the hub's for a while and nobody's mistake: the database, rows that others hold, a
     * full queue, a part that is just exchanged. Every door asks here; empty for anything else.
     */
    public static Optional<Problem> passing(@Nullable Throwable thrown) {
        Problem ofDatabase =
                switch (DatabaseFailure.of(thrown)) {
                    case UNREACHABLE -> unavailable();
                    case EXHAUSTED -> busy();
                    case LOCKED -> DatabaseFailure.isLockTimeout(thrown) ? held() : busy();
                    case NONE -> null;
                };
        return ofDatabase == null ? ofHub(thrown) : Optional.of(ofDatabase);
    }

    private static Optional<Problem> ofHub(@Nullable Throwable thrown) {
        for (Throwable cause : Causes.of(thrown)) {
            if (cause instanceof DirectConsumerNotAvailableException) {
                return Optional.of(notReady());
            }
            if (cause instanceof RejectedExecutionException) {
                return Optional.of(busy());
            }
        }
        return Optional.empty();
    }

    /** What is known is the status only: the container or the framework refused. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden("Not allowed.");
            case 404 -> notFound();
            case 405 -> new Problem(405, "method-not-allowed", "Method not allowed", "Not with this method.");
            case 406 -> new Problem(406, "not-acceptable", "Not acceptable", "Answers are application/json.");
            case 413 -> new Problem(413, "too-large", "Too large", "The body is too large.");
            case 415 -> unsupportedMediaType();
            case 503 -> busy();
                // The container's own word for a method, an encoding or a version of HTTP that it does not speak.
            case 501, 505 -> unreadable(status);
            default -> status < 500
                    ? unreadable(status)
                    : new Problem(status, "internal", "Internal error", "The hub failed; its log says more.");
        };
    }

    private static Problem unreadable(int status) {
        return new Problem(status, "invalid-request", "Invalid request", "The request cannot be read.");
    }

    static String text(Problem problem) {
        return Wire.item("Problem", new WireRow(ProblemRenderer.body(problem)));
    }

    /** Answers a request that reached no route. */
    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = text(problem).getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(CONTENT_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
