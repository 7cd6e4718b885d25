package dev.serai.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What tests sign with and spoil, written apart from the code that checks. */
final class Forgery {

    private Forgery() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hmac(String secret, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same bytes but for one bit. */
    static byte[] flip(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        int place = Math.floorMod(bit, copy.length * 8);
        copy[place / 8] ^= (byte) (1 << (place % 8));
        return copy;
    }

    /** As {@link #flip(byte[], int)}, for a header: its characters are bytes. */
    static String flip(String header, int bit) {
        return new String(flip(header.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
    }
}
