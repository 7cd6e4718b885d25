package dev.serai.hub.laws.bad;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes a digest of its own: what the laws refuse. */
public final class OwnDigest {

    private OwnDigest() {}

    public static byte[] of(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
