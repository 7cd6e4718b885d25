package dev.serai.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text, in lower case, as both documents and questions are searched: names that are made of several words
 * are taken apart and kept whole as well. {@code CrashLoopBackOff} is {@code crashloopbackoff crash loop back off}; {@code
 * C:\Windows\rundll32.exe} is {@code windows rundll32.exe rundll32 exe}.
 */
public final class TextWords {

    private static final int LONGEST = 64;
    private static final int SHORTEST = 2;

    /** A longer name is taken apart there: nobody looks for it. */
    private static final int NAME = 201;

    private static final Pattern PART = Pattern.compile(
            "\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{M}]+[0-9]*|\\p{Lu}+[0-9]*|[0-9]+|[\\p{Lo}\\p{Lm}]+");

    private TextWords() {}

    public static List<String> of(String text) {
        return names(text).stream().flatMap(List::stream).toList();
    }

    /** Each name with its parts behind it; what has none stands alone. */
    static List<List<String>> names(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        List<List<String>> names = new ArrayList<>();
        int at = 0;
        while (at < plain.length()) {
            int point = plain.codePointAt(at);
            if (!begins(point)) {
                at += Character.charCount(point);
                continue;
            }
            int end = end(plain, at);
            List<String> name = name(plain.substring(at, end));
            if (!name.isEmpty()) {
                names.add(name);
            }
            at = end;
        }
        return names;
    }

    /** No regular expression: whole catalogues go through this while a hub starts. */
    private static int end(String text, int begin) {
        int at = begin;
        for (int length = 0; at < text.length() && length < NAME; length++) {
            int point = text.codePointAt(at);
            if (!begins(point) && point != '.' && point != '-' && !isMark(point)) {
                break;
            }
            at += Character.charCount(point);
        }
        return at;
    }

    private static boolean begins(int point) {
        if (point < 128) {
            return point >= 'a' && point <= 'z'
                    || point >= 'A' && point <= 'Z'
                    || point >= '0' && point <= '9'
                    || point == '_';
        }
        int type = Character.getType(point);
        return Character.isLetter(point)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static List<String> name(String token) {
        String whole = trimmed(token);
        List<String> words = new ArrayList<>(1);
        add(whole, words);
        if (isPlain(whole)) {
            return words;
        }
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(whole);
        while (part.find()) {
            parts.add(part.group());
        }
        if (parts.size() > 1 || parts.size() == 1 && !parts.get(0).equals(whole)) {
            parts.forEach(one -> add(one, words));
        }
        return words;
    }

    /** Most words are of small letters, the first of a sentence but for one: they have no parts. */
    private static boolean isPlain(String whole) {
        for (int i = 0; i < whole.length(); i++) {
            char letter = whole.charAt(i);
            if (!(letter >= 'a' && letter <= 'z' || i == 0 && letter >= 'A' && letter <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String trimmed(String token) {
        int end = token.length();
        while (end > 0 && ".-_".indexOf(token.charAt(end - 1)) >= 0) {
            end--;
        }
        return token.substring(0, end);
    }

    private static void add(String word, List<String> words) {
        if (word.length() >= SHORTEST && word.length() <= LONGEST) {
            words.add(word.toLowerCase(Locale.ROOT));
        }
    }
}
