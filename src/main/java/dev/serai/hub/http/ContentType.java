package dev.serai.hub.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Takes a body only in the form that its door is for. */
public final class ContentType {

    private ContentType() {}

    /** @throws Problem 415 when it is another one, or none */
    public static void require(String wanted, @Nullable String given) {
        if (!media(given).equals(wanted)) {
            throw refusal(wanted);
        }
    }

    /** @throws Problem 415 when it is no JSON, or in another charset than JSON has */
    public static void requireJson(HttpServletRequest request) {
        if (!isJson(request.getContentType())) {
            throw Problems.unsupportedMediaType();
        }
    }

    static boolean isJson(@Nullable String given) {
        try {
            MediaType type = MediaType.parseMediaType(String.valueOf(given));
            String charset = type.getParameter("charset");
            return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
                    && (charset == null || charset.equalsIgnoreCase("utf-8"));
        } catch (InvalidMediaTypeException e) {
            return false;
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
