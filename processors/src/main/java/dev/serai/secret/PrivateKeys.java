package dev.serai.secret;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Private keys in armour, whole or cut at either end; also as one line with {@code \n} written out. */
final class PrivateKeys {

    private static final String WHAT = "private-key";
    private static final String END = "-----END ";
    private static final int LONGEST = 64 * 1024;
    private static final int SHORTEST_LINE = 16;

    private static final Pattern FIRST = Pattern.compile(
            "-----BEGIN (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----|\\bPrivate-Lines: [0-9]{1,4}");
    private static final Pattern LAST = Pattern.compile("-----END (?:[A-Z0-9]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----");

    private PrivateKeys() {}

    static void search(String text, List<Hit> found) {
        if (text.contains("PRIVATE KEY") || text.contains("Private-Lines:")) {
            int from = whole(text, found);
            ends(text, from, found);
        }
    }

    /** Those with a beginning; where the last of them ends. */
    private static int whole(String text, List<Hit> found) {
        Matcher first = FIRST.matcher(text);
        int close = 0;
        int from = 0;
        while (from < text.length() && first.find(from)) {
            if (close >= 0 && close < first.end()) {
                close = text.indexOf(END, first.end());
            }
            boolean closed = close >= 0 && close - first.end() <= LONGEST;
            int end = closed ? behindLine(text, close) : behindLines(text, first.end());
            found.add(new Hit(first.start(), end, WHAT));
            from = end;
        }
        return from;
    }

    private static int behindLine(String text, int close) {
        int dashes = text.indexOf("-----", close + END.length());
        return dashes >= 0 && dashes - close < 80 ? dashes + 5 : Math.min(text.length(), close + END.length());
    }

    /** Behind the lines that look like the inside of a key. */
    private static int behindLines(String text, int begin) {
        int end = begin;
        while (true) {
            int line = behindBlanks(text, end);
            int stop = line;
            while (stop < text.length() && isInside(text.charAt(stop))) {
                stop++;
            }
            boolean lastLine = end > begin && stop > line && (stop == text.length() || text.charAt(stop) == '\n');
            if (stop - line >= SHORTEST_LINE || lastLine && stop - line >= 2) {
                end = stop;
            } else if (text.startsWith("Proc-Type:", line) || text.startsWith("DEK-Info:", line)) {
                int next = text.indexOf('\n', line);
                end = next < 0 ? text.length() : next;
            } else {
                return end;
            }
        }
    }

    private static int behindBlanks(String text, int at) {
        int end = at;
        while (end < text.length()) {
            if (Character.isWhitespace(text.charAt(end))) {
                end++;
            } else if (text.startsWith("\\n", end) || text.startsWith("\\r", end)) {
                end += 2;
            } else {
                return end;
            }
        }
        return end;
    }

    /** Those whose beginning was cut off. */
    private static void ends(String text, int from, List<Hit> found) {
        Matcher last = LAST.matcher(text);
        int bound = from;
        while (last.find(bound)) {
            int start = last.start();
            for (int line = before(text, start, bound); line < start; line = before(text, start, bound)) {
                start = line;
            }
            if (start < last.start()) {
                found.add(new Hit(start, last.end(), WHAT));
            }
            bound = last.end();
            if (bound >= text.length()) {
                return;
            }
        }
    }

    /** Where the line before a place begins, if it looks like the inside of a key; else the place. */
    private static int before(String text, int at, int bound) {
        int end = at;
        while (end > bound && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > bound && isInside(text.charAt(start - 1))) {
            start--;
        }
        return end - start >= SHORTEST_LINE ? start : at;
    }

    private static boolean isInside(char unit) {
        return unit >= 'a' && unit <= 'z'
                || unit >= 'A' && unit <= 'Z'
                || unit >= '0' && unit <= '9'
                || unit == '+'
                || unit == '/'
                || unit == '=';
    }
}
