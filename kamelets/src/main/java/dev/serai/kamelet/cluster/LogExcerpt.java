package dev.serai.kamelet.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value as it is shown beside the one that it replaces, or that replaces it: of two long ones the part that differs,
 * with a little of what stands around it.
 *
 * @param text the part
 * @param whole whether all of what differs is in it
 */
record LogExcerpt(String text, boolean whole) {

    /** Values up to here are shown as they are. */
    private static final int SHORT = 200;

    private static final int AROUND = 40;
    private static final int MOST = 4_000;
    /** What would break a line, or is not seen at all; and the backslash, because it stands for these. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\\\]");

    /** Of a value and the other one, either of which may be missing. */
    static @Nullable LogExcerpt of(@Nullable String value, @Nullable String other) {
        if (value == null) {
            return null;
        }
        if (other == null || value.length() <= SHORT && other.length() <= SHORT) {
            return cut(value, 0, value.length());
        }
        int most = Math.min(value.length(), other.length());
        int start = 0;
        while (start < most && value.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && value.charAt(value.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return cut(value, Math.max(0, start - AROUND), value.length() - Math.max(0, end - AROUND));
    }

    private static LogExcerpt cut(String value, int from, int to) {
        boolean whole = to - from <= MOST;
        String part = whole ? value.substring(from, to) : value.substring(from, from + MOST) + "…";
        return new LogExcerpt(leftOut(from) + part + leftOut(value.length() - to), whole);
    }

    private static String leftOut(int characters) {
        return characters == 0 ? "" : "…(" + characters + " equal characters)…";
    }

    static String visible(String text) {
        return UNSEEN.matcher(text).replaceAll(found -> {
            String escaped =
                    switch (found.group()) {
                        case "\n" -> "\\n";
                        case "\t" -> "\\t";
                        case "\\" -> "\\\\";
                        default -> String.format("\\u{%x}", found.group().codePointAt(0));
                    };
            return Matcher.quoteReplacement(escaped);
        });
    }
}
