package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Compares a presented secret with the expected one in a time that depends on neither. */
public final class SecretToken {

    private SecretToken() {}

    /** Whether they are equal; an absent secret, on either side, never is. */
    public static boolean matches(@Nullable String expected, @Nullable String presented) {
        byte[] left = digest(expected == null ? "" : expected);
        byte[] right = digest(presented == null ? "" : presented);
        boolean equal = MessageDigest.isEqual(left, right);
        return equal & expected != null & presented != null & !(expected != null && expected.isEmpty());
    }

    // Equal lengths for the comparison: a hash hides how long the expected secret is.
    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
