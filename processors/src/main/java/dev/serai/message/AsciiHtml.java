package dev.serai.message;

/**
 * Writes HTML in ASCII alone, so that it reads the same whatever turns it into bytes: every other sign becomes a numeric
 * character reference, all of which the Bot API knows ("HTML style").
 */
public final class AsciiHtml {

    private static final int LAST_SIGN = 0x7E;
    private static final int REPLACEMENT = 0xFFFD;
    /** The Bot API takes the reference of the very last code point, which is no sign, for text. */
    private static final int LAST_KNOWN = 0x10FFFE;

    private AsciiHtml() {}

    /** The same HTML; half a surrogate pair becomes U+FFFD. */
    public static String of(String html) {
        StringBuilder ascii = new StringBuilder(html.length() + 64);
        html.codePoints().forEach(point -> {
            if (point <= LAST_SIGN) {
                ascii.append((char) point);
            } else {
                ascii.append("&#").append(known(point)).append(';');
            }
        });
        return ascii.toString();
    }

    private static int known(int point) {
        return Character.getType(point) == Character.SURROGATE || point > LAST_KNOWN ? REPLACEMENT : point;
    }
}
