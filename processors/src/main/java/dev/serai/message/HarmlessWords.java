package dev.serai.message;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what others wrote as Telegram's HTML: plain words as words, everything of which Telegram could make a link, a
 * command, a mention, a hashtag, an address or a number in {@code code}, where it makes nothing of it.
 */
final class HarmlessWords {

    private static final Pattern WORD = Pattern.compile("[(\"“]?[\\p{L}'’-]+[.,:;!?)\"”%]*");
    private static final Pattern SIGNS = Pattern.compile("[%›&·–—+,;…>()-]+");
    /** What could come alive, between signs of the sentence around it. */
    private static final Pattern BETWEEN_SIGNS =
            Pattern.compile("([(\"“]?)([^(]+?)([)\"”]?[.,:;!?]*)|()(.+?)([.,:;!?]*)");

    private static final Pattern DIGITS = Pattern.compile("[^\\p{L}]*\\d[^\\p{L}]*");
    private static final Pattern NUMBER = Pattern.compile("[(]?\\d{1,4}[.,:;!?)%]*");

    private HarmlessWords() {}

    /** @param text safe already, of any number of lines */
    static String html(String text, boolean bold) {
        String[] words = text.split("(?<=[ \n])|(?=[ \n])");
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < words.length) {
            int end = at;
            boolean plain = isPlain(words, at);
            StringBuilder run = new StringBuilder();
            while (end < words.length && isPlain(words, end) == plain) {
                run.append(words[end++]);
            }
            html.append(plain ? own(run.toString(), bold) : code(run.toString(), bold));
            at = end;
        }
        return html.toString();
    }

    private static String own(String text, boolean bold) {
        return bold && !text.isBlank() ? "<b>" + TelegramText.escape(text) + "</b>" : TelegramText.escape(text);
    }

    /** Whoever copies it gets no sign of the sentence around it. */
    private static String code(String word, boolean bold) {
        Matcher signs = BETWEEN_SIGNS.matcher(word);
        if (!signs.matches()) {
            return "<code>" + TelegramText.escape(word) + "</code>";
        }
        int first = signs.group(2) == null ? 4 : 1;
        return own(signs.group(first), bold)
                + "<code>" + TelegramText.escape(signs.group(first + 1)) + "</code>"
                + own(signs.group(first + 2), bold);
    }

    private static boolean isPlain(String[] words, int at) {
        String word = words[at];
        if (word.isBlank()
                || WORD.matcher(word).matches()
                || SIGNS.matcher(word).matches()) {
            return true;
        }
        // Numbers one behind the other may be somebody's telephone.
        return NUMBER.matcher(word).matches() && !isNumber(words, at, -1) && !isNumber(words, at, 1);
    }

    /** Whether the next word in this direction is a number. */
    private static boolean isNumber(String[] words, int from, int step) {
        int at = from + step;
        while (at >= 0 && at < words.length && words[at].isBlank()) {
            at += step;
        }
        return at >= 0 && at < words.length && DIGITS.matcher(words[at]).matches();
    }
}
