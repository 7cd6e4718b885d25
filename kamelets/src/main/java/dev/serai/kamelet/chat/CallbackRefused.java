package dev.serai.kamelet.chat;

/**
 * A callback that is not let in. The caller is told why, and nothing else: an answer is
 * {@code application/problem+json} (RFC 9457).
 */
public class CallbackRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String title;

    public CallbackRefused(int status, String code, String title, String detail) {
        // A refusal is an answer, not a fault: no stack trace is worth its cost on a hostile request.
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.title = title;
    }

    /** The sender did not show that it is who it says. */
    public static CallbackRefused unauthorized(String detail) {
        return new CallbackRefused(401, "unauthorized", "Unauthorized", detail);
    }

    /** The body is not what is sent here. */
    public static CallbackRefused malformed(String detail) {
        return new CallbackRefused(400, "malformed", "Malformed body", detail);
    }

    static CallbackRefused tooLarge(int limit) {
        return new CallbackRefused(413, "too-large", "Body too large", "A body has at most " + limit + " bytes.");
    }

    int status() {
        return status;
    }

    /** The problem as JSON, its members in their documented order. */
    String json() {
        return "{\"type\":\"urn:serai:problem:%s\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                .formatted(code, title, status, getMessage());
    }
}
