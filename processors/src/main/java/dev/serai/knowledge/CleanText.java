package dev.serai.knowledge;

import java.util.regex.Pattern;

/** Makes plain text of what strangers wrote: nothing invisible, nothing that a database or a screen stumbles over. */
final class CleanText {

    /** The longest text of one chunk, in characters. */
    static final int TEXT = 8_000;

    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\u00A0]+");
    private static final Pattern BREAKS = Pattern.compile(" ?\\n[ \\n]*\\n ?");

    private CleanText() {}

    /** Paragraphs, separated by an empty line, and lines in them. */
    static String paragraphs(String text) {
        String visible = visible(text.length() > 4 * TEXT ? text.substring(0, 4 * TEXT) : text);
        String spaced = SPACES.matcher(visible).replaceAll(" ");
        return cut(BREAKS.matcher(spaced).replaceAll("\n\n").strip(), TEXT);
    }

    /** One line. */
    static String line(String text, int length) {
        String begin = text.length() > 8 * length ? text.substring(0, 8 * length) : text;
        return cut(visible(begin).replaceAll("\\s+", " ").strip(), length);
    }

    /** At most so many characters, never half a pair. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + "…";
    }

    /** Without control and format characters (those that turn the direction of text are among them) and lone surrogates. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (point == '\n' || point == '\t') {
                visible.appendCodePoint(point);
            } else if (type == Character.CONTROL || type == Character.LINE_SEPARATOR) {
                visible.append(' ');
            } else if (type == Character.SURROGATE || type == Character.UNASSIGNED) {
                visible.append('\uFFFD');
            } else if (type != Character.FORMAT && type != Character.PRIVATE_USE) {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }
}
