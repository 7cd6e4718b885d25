package dev.serai.hub.channel;

import dev.serai.digest.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes what a chat button carries: 32 random bytes, which say nothing; the hub keeps their hash. */
final class References {

    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    /** 43 characters of Base64url: within the 48 bytes that every channel can carry. */
    static String next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256: enough for what cannot be guessed. */
    static byte[] hash(String reference) {
        return Sha256.of(reference);
    }
}
