package dev.serai.secret;

import java.util.Map;

/** Reads one character of a text the way the text's user would. */
final class Decoding {

    private static final Map<String, String> ENTITIES =
            Map.of("quot", "\"", "amp", "&", "lt", "<", "gt", ">", "apos", "'", "equals", "=", "colon", ":");
    private static final int LONGEST_ENTITY = 10;

    private Decoding() {}

    /** Appends what stands at a place; the number of units that were read. */
    static int next(String raw, int at, Reading.Builder read) {
        char unit = raw.charAt(at);
        int decoded =
                switch (unit) {
                    case '%' -> percent(raw, at, read);
                    case '&' -> entity(raw, at, read);
                    case '\\' -> escape(raw, at, read);
                    default -> unit < 0x80 ? 0 : character(raw, at, read);
                };
        if (decoded == 0) {
            read.keep(unit, at, at + 1);
            return 1;
        }
        return decoded;
    }

    private static int percent(String raw, int at, Reading.Builder read) {
        int value = hex(raw, at + 1, 2);
        if (value < 0x20 || value > 0x7E) {
            return 0;
        }
        read.replace(String.valueOf((char) value), at, at + 3);
        return 3;
    }

    private static int entity(String raw, int at, Reading.Builder read) {
        int most = Math.min(raw.length(), at + LONGEST_ENTITY);
        int end = at + 1;
        while (end < most && raw.charAt(end) != ';') {
            end++;
        }
        if (end == most) {
            return 0;
        }
        String name = raw.substring(at + 1, end);
        String means = name.startsWith("#") ? numbered(name) : ENTITIES.getOrDefault(name, "");
        if (means.isEmpty()) {
            return 0;
        }
        read.replace(means, at, end + 1);
        return end + 1 - at;
    }

    private static String numbered(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hex ? 2 : 1);
        int value = digits.isEmpty() || digits.length() > 5 ? -1 : number(digits, hex ? 16 : 10);
        return value >= 0x20 && value < 0xD800 ? Reading.folded(String.valueOf((char) value)) : "";
    }

    private static int escape(String raw, int at, Reading.Builder read) {
        char next = at + 1 < raw.length() ? raw.charAt(at + 1) : 0;
        switch (next) {
            case '\n' -> {
                read.replace("", at, at + 2);
                return 2;
            }
            case '\r' -> {
                int length = raw.startsWith("\r\n", at + 1) ? 3 : 2;
                read.replace("", at, at + length);
                return length;
            }
            case 'n', 'r' -> {
                // A Windows path has these two as well: read as a line's end it is only cut into pieces.
                read.replace("\n", at, at + 2);
                return 2;
            }
            case '"', '\'', '/' -> {
                read.replace(String.valueOf(next), at, at + 2);
                return 2;
            }
            case 'u' -> {
                int value = hex(raw, at + 2, 4);
                if (value < 0x20) {
                    return 0;
                }
                read.replace(String.valueOf((char) value), at, at + 6);
                return 6;
            }
            default -> {
                return 0;
            }
        }
    }

    private static int character(String raw, int at, Reading.Builder read) {
        int point = raw.codePointAt(at);
        int length = Character.charCount(point);
        String folded = isUnseen(point) ? "" : letters(Reading.folded(raw.substring(at, at + length)));
        if (folded.equals(raw.substring(at, at + length))) {
            return 0;
        }
        read.replace(folded, at, at + length);
        return length;
    }

    private static String letters(String folded) {
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().filter(point -> !isUnseen(point)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> point == 0x115F || point == 0x1160 || point == 0x3164 || point == 0xFFA0 || point == 0x2800;
        };
    }

    /** How many units at a place are a line's break, or an addition of quoted strings, within a word; 0 for none. */
    static int gap(String text, int at) {
        char unit = text.charAt(at);
        int end = unit == '\n' || unit == '\r' ? behindBreak(text, at) : unit == '"' ? behindPlus(text, at) : at;
        boolean inWord = end > at && at > 0 && isWord(text.charAt(at - 1)) && end < text.length();
        return inWord && isWord(text.charAt(end)) ? end - at : 0;
    }

    private static int behindBreak(String text, int at) {
        int end = at;
        int most = Math.min(text.length(), at + 40);
        while (end < most && " \t\r\n|>".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int behindPlus(String text, int at) {
        int end = blanks(text, at + 1);
        if (end >= text.length() || text.charAt(end) != '+') {
            return at;
        }
        end = blanks(text, end + 1);
        return end < text.length() && text.charAt(end) == '"' ? end + 1 : at;
    }

    private static int blanks(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + 40 && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWord(char unit) {
        return unit < 0x80 && (Character.isLetterOrDigit(unit) || "_-+/=.".indexOf(unit) >= 0);
    }

    private static int hex(String raw, int at, int digits) {
        return at + digits > raw.length() ? -1 : number(raw.substring(at, at + digits), 16);
    }

    private static int number(String digits, int radix) {
        int value = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = Character.digit(digits.charAt(at), radix);
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
