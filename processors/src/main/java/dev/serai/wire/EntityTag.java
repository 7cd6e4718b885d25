package dev.serai.wire;

import dev.serai.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Strong entity tags (RFC 9110, 8.8.3): equal exactly when the representations are, byte for byte. */
public final class EntityTag {

    private static final int BYTES = 16;

    private EntityTag() {}

    /** The tag of a representation, with its quotes. */
    public static String of(byte[] representation) {
        byte[] hash = Sha256.of(representation);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + '"';
    }

    public static String of(String representation) {
        return of(representation.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@code If-Match} names the tag: {@code *} names any, a weak tag never does. */
    public static boolean matches(String header, String tag) {
        return named(header, tag, false);
    }

    /** Whether {@code If-None-Match} names the tag, weakly compared: what the caller has is what there is. */
    public static boolean isKnown(String header, String tag) {
        return named(header, tag, true);
    }

    private static boolean named(String header, String tag, boolean weakly) {
        return Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .map(given -> weakly && given.startsWith("W/") ? given.substring(2) : given)
                .anyMatch(given -> given.equals(tag) || given.equals("*"));
    }
}
