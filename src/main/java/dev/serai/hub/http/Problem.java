package dev.serai.hub.http;

import java.util.Map;

/**
 * A failure that the caller may read, rendered as {@code application/problem+json} (RFC 9457).
 *
 * <p>{@code type} is stable: {@code urn:serai:problem:<code>}. {@code detail} names what was wrong and where, never an
 * internal. {@code headers} are added to the answer, for instance {@code Retry-After}.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;
    private final transient Map<String, String> headers;

    public Problem(int status, String code, String title, String detail) {
        this(status, code, title, detail, Map.of());
    }

    public Problem(int status, String code, String title, String detail, Map<String, String> headers) {
        // A refusal is an answer, not a fault: no stack trace is worth its cost on a hostile request.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, String> headers() {
        return headers;
    }
}
