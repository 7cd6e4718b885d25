package dev.serai.hub.security;

import dev.serai.access.TokenText;
import dev.serai.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes tokens and the hashes under which they are stored: 256 random bits need no slow hash. */
final class RandomTokens {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomTokens() {}

    /** A token of a kind that {@link TokenText} names. */
    static String next(String kind, String tenant) {
        return TokenText.write(kind, tenant, text());
    }

    /** 256 random bits. */
    static byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** The same as 43 letters, digits and signs of Base64url. */
    static String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
