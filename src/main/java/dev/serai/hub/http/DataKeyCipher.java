package dev.serai.hub.http;

import dev.serai.hub.settings.KeySettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals with AES-256-GCM, under keys that are derived from the data keys for one purpose. */
public final class DataKeyCipher {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<SecretKeySpec> keys;

    /** @param purpose what only it seals and opens; stays as it is while anything of it is kept */
    public DataKeyCipher(KeySettings settings, String purpose) {
        byte[] name = purpose.getBytes(StandardCharsets.US_ASCII);
        this.keys = settings.dataKeys().stream().map(key -> derived(key, name)).toList();
    }

    /** Bound to its place: in another it does not open. */
    public byte[] seal(String place, byte[] content) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.get(0), iv, place).doFinal(content);
            byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("serai.keys.data cannot seal", e);
        }
    }

    /** Empty when no present key opens it: its key has been taken away, or this has not sealed it. */
    public Optional<byte[]> open(String place, byte[] sealed) {
        if (sealed.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
            return Optional.empty();
        }
        byte[] iv = Arrays.copyOf(sealed, IV_BYTES);
        for (SecretKeySpec key : keys) {
            try {
                return Optional.of(cipher(Cipher.DECRYPT_MODE, key, iv, place)
                        .doFinal(sealed, IV_BYTES, sealed.length - IV_BYTES));
            } catch (GeneralSecurityException e) {
                // Another key may be the one.
            }
        }
        return Optional.empty();
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] iv, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKeySpec derived(SecretKeySpec dataKey, byte[] purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(dataKey);
            return new SecretKeySpec(mac.doFinal(purpose), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
