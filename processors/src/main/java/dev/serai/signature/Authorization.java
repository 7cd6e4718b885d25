package dev.serai.signature;

import org.jspecify.annotations.Nullable;

/** The header {@code Authorization} (RFC 9110, 11.6.2). */
final class Authorization {

    static final String HEADER = "Authorization";

    private Authorization() {}

    /**
     * What follows the scheme; null where there is none of it.
     *
     * @param scheme with its blank, in any case
     */
    static @Nullable String credentials(RequestHeaders headers, String scheme) {
        String given = headers.value(HEADER);
        if (given == null || !given.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return null;
        }
        return given.substring(scheme.length()).strip();
    }
}
