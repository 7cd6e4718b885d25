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
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        while (token.find()) {
            token(token.group(), words);
        }
        return words;
    }

    private static void token(String token, List<String> words) {
        String whole = trimmed(token);
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(whole);
        while (part.find()) {
            parts.add(part.group());
        }
        add(whole, words);
        if (parts.size() > 1 || parts.size() == 1 && !parts.get(0).equals(whole)) {
            parts.forEach(one -> add(one, words));
        }
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
