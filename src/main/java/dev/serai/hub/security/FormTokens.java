package dev.serai.hub.security;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Tokens of forms, which only a page for the same secret can hold. Each is another text, so that a compressed page does not
 * give it away by its length (BREACH).
 */
final class FormTokens {

    private FormTokens() {}

    /** A token for a secret of 32 bytes. */
    static String of(byte[] secret) {
        byte[] mask = RandomTokens.bytes();
        byte[] token = Arrays.copyOf(mask, 2 * mask.length);
        for (int i = 0; i < mask.length; i++) {
            token[mask.length + i] = (byte) (mask[i] ^ secret[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Whether a form's token was made for this secret. */
    static boolean matches(String token, byte[] secret) {
        byte[] given = bytes(token);
        if (given.length != 2 * secret.length) {
            return false;
        }
        byte[] unmasked = new byte[secret.length];
        for (int i = 0; i < secret.length; i++) {
            unmasked[i] = (byte) (given[i] ^ given[secret.length + i]);
        }
        return MessageDigest.isEqual(unmasked, secret);
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
