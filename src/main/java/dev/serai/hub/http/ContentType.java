package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes a callback only in the form that its vendor sends. */
public final class ContentType {

    private ContentType() {}

    /** @throws Problem 415 when it is another one, or none */
    public static void require(String wanted, @Nullable String given) {
        if (!media(given).equals(wanted)) {
            throw refusal(wanted);
        }
    }

    /** @throws Problem 415 when the body is said to be compressed */
    static void requireUnpacked(HttpServletRequest request) {
        for (String encoding : Collections.list(request.getHeaders("Content-Encoding"))) {
            if (!encoding.strip().equalsIgnoreCase("identity")) {
                throw new Problem(
                        415, "unsupported-type", "Unsupported content type", "The body must not be compressed.");
            }
        }
    }

    private static Problem refusal(String wanted) {
        return new Problem(415, "unsupported-type", "Unsupported content type", "The body must be " + wanted + ".");
    }

    private static String media(@Nullable String given) {
        return given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
