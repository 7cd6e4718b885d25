package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) against several secrets. */
final class Hmac {

    static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private Hmac() {}

    /** Whether one of the secrets made the signature. All are tried, so that the time does not tell which. */
    static boolean matches(List<String> secrets, byte[] signature, byte[]... parts) {
        boolean found = false;
        for (String secret : secrets) {
            // An empty secret would be a key that everybody knows.
            found |= !secret.isEmpty()
                    && MessageDigest.isEqual(of(secret.getBytes(StandardCharsets.UTF_8), parts), signature);
        }
        return found;
    }

    static byte[] of(byte[] secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
