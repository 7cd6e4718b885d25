package dev.serai.signal;

import java.util.HashSet;
import java.util.Set;

/** The words of a line of a log: runs of letters, digits, dashes and underscores. */
final class LogWords {

    private LogWords() {}

    /** Whether the text has the name with nothing of a word on either side of it; an empty name is in none. */
    static boolean has(String text, String name) {
        for (int at = text.indexOf(name); at >= 0 && !name.isEmpty(); at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !isOfWord(text.charAt(at - 1))) && (end == text.length() || !isOfWord(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Every text that {@link #has} a name has the name's {@link #first} word among these: all of its words, and the empty one. */
    static Set<String> of(String text) {
        Set<String> words = new HashSet<>();
        words.add("");
        for (int at = start(text, 0); at < text.length(); ) {
            int end = end(text, at);
            words.add(text.substring(at, end));
            at = start(text, end);
        }
        return words;
    }

    /** The first word; empty where there is none. */
    static String first(String name) {
        int start = start(name, 0);
        return name.substring(start, end(name, start));
    }

    private static int start(String text, int from) {
        int at = from;
        while (at < text.length() && !isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String text, int from) {
        int at = from;
        while (at < text.length() && isOfWord(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '-' || sign == '_';
    }
}
