package dev.serai.analysis;

import java.nio.charset.StandardCharsets;

/** Keeps observed text small and storable. */
public final class Excerpt {

    /** Longest stored excerpt, in bytes of UTF-8. */
    public static final int MAX_BYTES = 8 * 1024;

    /** Longest text that is looked at, in characters; what lies between its first and last part is never read. */
    static final int MAX_READ = 256 * 1024;

    /** Shortest run of printable characters that counts as text inside bytes, as {@code strings} has it. */
    private static final int SHORTEST_RUN = 4;

    private Excerpt() {}

    /** Cuts the middle out of a text: how it begins and how it ends say most. Never splits a character. */
    public static String cut(String text, int maxBytes) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size <= maxBytes) {
            return text;
        }
        String gap = "\n… " + size + " bytes in all, the middle is left out …\n";
        int room = maxBytes - gap.getBytes(StandardCharsets.UTF_8).length;
        if (room <= 0) {
            return head(text, maxBytes);
        }
        return head(text, room - room / 2) + gap + tail(text, room / 2);
    }

    /** What a database can store as text: no NUL, no half of a surrogate pair, at most {@link #MAX_READ} characters. */
    public static String storable(String text) {
        String bounded = text.length() <= MAX_READ
                ? text
                : text.substring(0, MAX_READ / 2) + "\n… left out …\n" + text.substring(text.length() - MAX_READ / 2);
        StringBuilder kept = new StringBuilder(bounded.length());
        bounded.codePoints()
                .map(character -> character == 0 || isHalfPair(character) ? '\uFFFD' : character)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** The runs of printable ASCII in some bytes, one a line; bytes that are text come back as that text. */
    public static String printable(byte[] content) {
        StringBuilder found = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < content.length && found.length() < MAX_READ; i++) {
            if (isPrintable(content[i])) {
                run.append((char) content[i]);
            } else {
                flush(run, found);
            }
        }
        flush(run, found);
        return found.toString().stripTrailing();
    }

    private static void flush(StringBuilder run, StringBuilder found) {
        if (run.length() >= SHORTEST_RUN) {
            found.append(run).append('\n');
        }
        run.setLength(0);
    }

    private static boolean isPrintable(byte value) {
        return value == '\t' || value >= 0x20 && value < 0x7F;
    }

    private static boolean isHalfPair(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static String head(String text, int maxBytes) {
        int end = 0;
        for (int bytes = 0; end < text.length(); ) {
            int character = text.codePointAt(end);
            bytes += width(character);
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    private static String tail(String text, int maxBytes) {
        int start = text.length();
        for (int bytes = 0; start > 0; ) {
            int character = text.codePointBefore(start);
            bytes += width(character);
            if (bytes > maxBytes) {
                break;
            }
            start -= Character.charCount(character);
        }
        return text.substring(start);
    }

    private static int width(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
