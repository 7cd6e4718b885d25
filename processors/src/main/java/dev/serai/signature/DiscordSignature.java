package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Discord's interaction signature: {@code X-Signature-Ed25519} is the hex of an Ed25519 signature (RFC 8032) over
 * {@code X-Signature-Timestamp} followed by the raw body. Discord sends wrong signatures on purpose and expects 401.
 *
 * @see <a href="https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint">Setting up an
 *     endpoint</a>
 */
public final class DiscordSignature {

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 64;

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410). */
    private static final String X509_PREFIX = "302a300506032b6570032100";

    private DiscordSignature() {}

    /**
     * Never throws for what a stranger sent.
     *
     * @param publicKeys the application's active public keys as 64 lower case hex digits; none means that nothing is
     *     valid
     * @param timestamp the one value of {@code X-Signature-Timestamp}, seconds since 1970
     * @param signature the one value of {@code X-Signature-Ed25519}
     * @param body the bytes as they came, before any decoding
     */
    public static SignatureVerdict check(
            List<String> publicKeys, @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
        SignatureVerdict time = Window.check(timestamp, now);
        if (timestamp == null || signature == null || signature.isEmpty()) {
            return SignatureVerdict.MISSING;
        }
        byte[] given = Hex.decode(signature, SIGNATURE_BYTES);
        if (given == null) {
            return SignatureVerdict.MALFORMED;
        }
        if (!time.isValid()) {
            return time;
        }
        boolean found = false;
        for (String key : publicKeys) {
            found |= verifies(key, given, timestamp, body);
        }
        return found ? SignatureVerdict.VALID : SignatureVerdict.WRONG;
    }

    /** Whether a setting can be a public key: 64 lower case hex digits that are a point of the curve. */
    public static boolean isPublicKey(String hex) {
        try {
            Signature.getInstance(ALGORITHM).initVerify(publicKey(hex));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean verifies(String key, byte[] given, String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey(key));
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.verify(given);
        } catch (GeneralSecurityException e) {
            // Bytes that cannot be a signature at all, or a key that none can be checked with.
            return false;
        }
    }

    private static PublicKey publicKey(String hex) throws GeneralSecurityException {
        if (Hex.decode(hex, KEY_BYTES) == null) {
            throw new InvalidKeyException("a public key is 64 lower case hex digits");
        }
        byte[] encoded = HexFormat.of().parseHex(X509_PREFIX + hex);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }
}
