package dev.serai.signature;

import dev.serai.digest.Sha256;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A secret that the sender itself presents, as Telegram does in {@code X-Telegram-Bot-Api-Secret-Token}, compared in a
 * time that depends neither on the presented one nor on the expected ones.
 *
 * @see <a href="https://core.telegram.org/bots/api#setwebhook">setWebhook</a>
 */
public final class SecretToken {

    private SecretToken() {}

    /** VALID, MISSING or WRONG; without an active secret nothing is valid. */
    public static SignatureVerdict check(List<String> secrets, @Nullable String presented) {
        byte[] given = digest(presented == null ? "" : presented);
        boolean found = false;
        for (String secret : secrets) {
            found |= MessageDigest.isEqual(digest(secret), given) & !secret.isEmpty();
        }
        if (presented == null || presented.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        return found ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
    }

    /** Whether they are equal; an absent secret, on either side, never is. */
    public static boolean matches(@Nullable String expected, @Nullable String presented) {
        return check(expected == null ? List.of() : List.of(expected), presented)
                .isValid();
    }

    // Equal lengths for the comparison: a hash hides how long the expected secret is.
    private static byte[] digest(String secret) {
        return Sha256.of(secret);
    }
}
