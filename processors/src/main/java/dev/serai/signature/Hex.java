package dev.serai.signature;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Bytes as lower case hex digits, the only spelling that the schemes use: one signature, one text. */
final class Hex {

    private Hex() {}

    /** The bytes, or null where the text is not exactly this many of them. */
    static byte @Nullable [] decode(String text, int bytes) {
        if (text.length() != 2 * bytes || !text.chars().allMatch(Hex::isDigit)) {
            return null;
        }
        return HexFormat.of().parseHex(text);
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }
}
