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

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_.\\-]{0,200}");
    private static final Pattern PART = Pattern.compile(
            "\\p{Lu}+(?=\\p{Lu}\\p{Ll})|\\p{Lu}?[\\p{Ll}\\p{M}]+[0-9]*|\\p{Lu}+[0-9]*|[0-9]+|[\\p{Lo}\\p{Lm}]+");

    private TextWords() {}

    public static List<String> of(String text) {
        return names(text).stream().flatMap(List::stream).toList();
    }

    /** Each name with its parts behind it; what has none stands alone. */
    static List<List<String>> names(String text) {
        List<List<String>> names = new ArrayList<>();
        Matcher token = TOKEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (token.find()) {
            List<String> name = name(token.group());
            if (!name.isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<String> name(String token) {
        String whole = trimmed(token);
        List<String> words = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(whole);
        while (part.find()) {
            parts.add(part.group());
        }
        add(whole, words);
        if (parts.size() > 1 || parts.size() == 1 && !parts.get(0).equals(whole)) {
            parts.forEach(one -> add(one, words));
        }
        return words;
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
