package dev.serai.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values behind telling names: {@code DB_PASS=x}, {@code "token": "x"}, {@code the pwd is x}, {@code secret -> x}. */
final class NamedValues {

    private static final String WHAT = "secret";
    private static final int LONGEST = 4096;

    private static final Pattern NAME = Pattern.compile("(?i)(?<k>" + Shape.KEY
            + "|(?<=[_.-]|[a-z](?=P))pass)(?:[_.-](?:value|base64|b64|text|plain|[0-9]{1,3})|[0-9]{1,3})?(?:\\\\?[\"'`])?]?"
            + "(?<s>\\s{0,3}(?:=>|->|→|:=|={1,2}|:)\\s{0,3}|\\s{1,2}(?:is|was|are|equals)(?:\\s?:)?\\s{1,2})");

    /** What stands behind a name without being its value. */
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?|file|vault|secretsmanager|arn)://.*");

    private NamedValues() {}

    private static final List<String> ANCHORS =
            List.of("pass", "pwd", "kennwort", "secret", "token", "credential", "cookie", "key", "session");

    /** @param lower the same in lower case */
    static void search(String text, Pairs lower, List<Hit> found) {
        if (ANCHORS.stream().noneMatch(lower::hold)) {
            return;
        }
        Matcher name = NAME.matcher(text);
        int from = 0;
        while (from < text.length() && name.find(from)) {
            int end = isName(text, name.start("k"), name.end("k")) ? value(text, name, found) : 0;
            from = Math.max(name.end("k"), end);
        }
    }

    /** Whether a value of a field with this name is a secret. */
    static boolean tells(String name, String value) {
        if (value.isBlank() || name.length() > LONGEST) {
            return false;
        }
        String line = name + "=\"" + value.replace('"', ' ').replace('\n', ' ').replace('\r', ' ');
        List<Hit> found = new ArrayList<>();
        search(line, new Pairs(line.toLowerCase(Locale.ROOT)), found);
        return found.stream().anyMatch(hit -> hit.start() == name.length() + 2);
    }

    /** Masks the value behind a name; where it ends, or 0 if there is none. */
    private static int value(String text, Matcher name, List<Hit> found) {
        int start = name.end();
        if (text.startsWith("\\", start) && start + 1 < text.length()) {
            start++;
        }
        char quote = start < text.length() ? text.charAt(start) : 0;
        boolean quoted = quote == '"' || quote == '\'' || quote == '`' || quote == '“';
        start += quoted ? 1 : 0;
        int end = quoted ? behindQuoted(text, start, quote) : behindWord(text, start);
        end = quoted ? end : behindScheme(text, start, end);
        String value = text.substring(start, end);
        Setting setting = new Setting(
                text, name.start("k"), name.group("k"), name.group("s").strip(), quoted, end);
        if (value.isEmpty() || LINK.matcher(value).matches() || Harmless.is(value, setting)) {
            return 0;
        }
        found.add(new Hit(start, end, WHAT));
        return end;
    }

    /** Not the end of another word, such as that of compass; PGPASSWORD, dbPassword and db_password are names. */
    private static boolean isName(String text, int start, int end) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        if (!Character.isLetterOrDigit(before)) {
            return true;
        }
        char first = text.charAt(start);
        boolean camel = Character.isUpperCase(first) && !Character.isUpperCase(before);
        boolean capitals =
                Character.isUpperCase(first) && end - start >= 5 && Character.isUpperCase(text.charAt(end - 1));
        return camel || capitals;
    }

    private static int behindQuoted(String text, int start, char quote) {
        char close = quote == '“' ? '”' : quote;
        int most = Math.min(text.length(), start + LONGEST);
        int end = start;
        while (end < most && text.charAt(end) != close && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        // The backslash before an escaped quote is no part of the value.
        return end > start && end < most && text.charAt(end - 1) == '\\' ? end - 1 : end;
    }

    private static int behindWord(String text, int start) {
        int most = Math.min(text.length(), start + LONGEST);
        int end = start;
        while (end < most && !isEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isEnd(char unit) {
        return Character.isWhitespace(unit) || "'\",;&)]}<>`".indexOf(unit) >= 0;
    }

    /** {@code token: Bearer x} is worth as much as {@code token: x}. */
    private static int behindScheme(String text, int start, int end) {
        boolean scheme = end < text.length()
                && text.charAt(end) == ' '
                && (end - start == 6 && text.regionMatches(true, start, "bearer", 0, 6)
                        || end - start == 5 && text.regionMatches(true, start, "basic", 0, 5));
        return scheme ? behindWord(text, end + 1) : end;
    }

    /**
     * How a value stands in its text.
     *
     * @param keyStart where its name begins
     * @param separator between name and value, without blanks
     * @param end where the value ends
     */
    record Setting(String text, int keyStart, String key, String separator, boolean quoted, int end) {

        boolean spoken() {
            return Character.isLetter(separator.charAt(0));
        }
    }
}
