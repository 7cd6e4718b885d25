package dev.serai.message;

/**
 * Makes text of unknown origin show everything it contains: what a reader could not see, or what would move what he
 * sees, is written as {@code ⟨U+202E⟩}.
 *
 * <p>Lengths are UTF-16 units, as chats count them.
 */
public final class SafeText {

    /** More marks than this on one letter are noise that covers its neighbours. */
    private static final int MARKS_ON_ONE_LETTER = 3;

    private static final String CUT = "…";

    private SafeText() {}

    /** One line: line breaks and tabs are escaped too; at most {@code maxUnits} long. */
    public static String line(String raw, int maxUnits) {
        return visible(raw, maxUnits, "");
    }

    /** Several lines: line feeds and tabs stay, Windows line ends become line feeds; at most {@code maxUnits} long. */
    public static String text(String raw, int maxUnits) {
        return visible(raw.replace("\r\n", "\n"), maxUnits, "\n\t");
    }

    /** All of it, whatever its length; only line feeds stay as they are. */
    public static String exact(String raw) {
        return visible(raw, Integer.MAX_VALUE, "\n");
    }

    private static String visible(String raw, int maxUnits, String kept) {
        StringBuilder shown = new StringBuilder(Math.min(raw.length(), maxUnits) + 16);
        int marks = 0;
        int at = 0;
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            int length = Character.charCount(point);
            marks = isMark(point) ? marks + 1 : 0;
            boolean plain = kept.indexOf(point) >= 0 || marks <= MARKS_ON_ONE_LETTER && !isHidden(point);
            String piece = plain ? raw.substring(at, at + length) : escape(point);
            boolean last = at + length == raw.length();
            // A full text keeps room for the sign that says it was cut.
            if ((long) shown.length() + piece.length() + (last ? 0 : CUT.length()) > maxUnits) {
                return shown.append(CUT).toString();
            }
            shown.append(piece);
            at += length;
        }
        return shown.toString();
    }

    private static String escape(int point) {
        return String.format("⟨U+%04X⟩", point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Controls, formats (bidi, zero width), lone surrogates, what has no fixed look, and blanks that are not a space. */
    static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> point != ' ';
            default -> isInvisibleLetter(point);
        };
    }

    // Letters, marks and symbols by category that are drawn as nothing (Unicode's Default_Ignorable_Code_Point, and the
    // blank Braille cell).
    private static boolean isInvisibleLetter(int point) {
        return point == 0x034F
                || point == 0x115F
                || point == 0x1160
                || point == 0x17B4
                || point == 0x17B5
                || point == 0x2800
                || point == 0x3164
                || point == 0xFFA0
                || point >= 0x180B && point <= 0x180F
                || point >= 0xFE00 && point <= 0xFE0F
                || point >= 0xE0000 && point <= 0xE0FFF;
    }
}
