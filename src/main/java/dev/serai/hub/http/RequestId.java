package dev.serai.hub.http;

import dev.serai.hub.db.Ids;
import jakarta.servlet.ServletRequest;

/** The id of a request, as its answer tells it in {@code X-Request-Id} and the log with each line. */
public final class RequestId {

    /** The header. */
    static final String HEADER = "X-Request-Id";

    /** The id, as a request attribute. */
    static final String ATTRIBUTE = "dev.serai.request-id";

    private RequestId() {}

    /** The id that it has, or gets now. */
    public static String of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = Ids.next().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
