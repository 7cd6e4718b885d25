package dev.serai.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values behind telling names: {@code DB_PASS=x}, {@code "token": "x"}, {@code the pwd is x}, {@code secret -> x}, lists
 * and blocks of them. {@code pass} and {@code pw} by themselves tell only of what looks like a secret.
 */
final class NamedValues {

    private static final String WHAT = "secret";
    private static final int LONGEST = 4096;

    /** How far it is from a list's beginning, or from one secret in it, to the next. */
    private static final int LIST = 1024;

    private static final String SET_TO =
            "(?:(?:is|was|(?:has|have)\\s{1,2}been)\\s{1,2}(?:now\\s{1,2})?)?(?:set|changed|reset|updated)\\s{1,2}to";
    private static final String SPOKEN = "\\s{1,2}(?:(?:for|of)\\s{1,2}(?:\\S{1,64}+\\s{1,2}){1,3})?(?:" + SET_TO
            + "|(?:is|was|are|equals|ist|lautet|est|es)(?:\\s{1,2}(?:now|jetzt|nun))?)(?:\\s?:)?\\s{1,2}";
    private static final Pattern NAME = Pattern.compile("(?i)(?<k>" + SecretShape.KEY
            + "|(?<=[_.-]|[a-z](?=P))pass|(?<w>pass|pw|mdp))(?:[_.-](?:value|base64|b64|text|plain|[0-9]{1,3})|[0-9]{1,3})?"
            + "(?:\\\\?[\"'`])?]?(?<s>\\s{0,3}(?:={1,5}>|-{1,5}>|[→⇒⟶⟹➜➔➡]|:=|={1,2}|:)\\s{0,3}|"
            + SPOKEN + ")");

    /** A block of YAML, as far as its first line. */
    private static final Pattern BLOCK = Pattern.compile(
            "[|>][0-9+-]{0,2}[ \\t]{0,4}(?:\\r?\\n[ \\t]{0,40}){1,2}(?<=[ \\t])(?<v>[^\\s|][^\\r\\n]{0,4095})");

    /** What stands behind a name without being its value. */
    private static final Pattern LINK = Pattern.compile("(?i)(?:https?|file|vault|secretsmanager|arn)://.*");

    private static final Pattern PASSWORD = Pattern.compile("(?i)pass|pwd?$|kennwort|contrase|senha|wachtwoord|mdp");

    private NamedValues() {}

    private static final List<String> ANCHORS = List.of(
            "pass",
            "pw",
            "psk",
            "mdp",
            "kennwort",
            "contrase",
            "senha",
            "wachtwoord",
            "secret",
            "token",
            "credential",
            "cookie",
            "key",
            "session");

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
        if (quote == '[' && !text.startsWith("[redacted:", start)) {
            int behind = list(text, name, start, found);
            if (behind > 0) {
                return behind;
            }
        } else if (quote == '|' || quote == '>') {
            Matcher block = BLOCK.matcher(text).region(start, Math.min(text.length(), start + 2 * LONGEST));
            if (block.lookingAt()) {
                return block(text, name, block, found);
            }
        }
        boolean quoted = quote == '"' || quote == '\'' || quote == '`' || quote == '“';
        start += quoted ? 1 : 0;
        int end = quoted ? behindQuoted(text, start, quote) : behindWord(text, start);
        end = quoted ? end : behindScheme(text, start, end);
        String value = text.substring(start, end);
        if (isHarmless(value, setting(text, name, quoted, end))) {
            return 0;
        }
        found.add(new Hit(start, end, WHAT));
        return end;
    }

    private static Setting setting(String text, Matcher name, boolean quoted, int end) {
        return new Setting(
                text,
                name.start("k"),
                name.group("k"),
                name.start("w") >= 0,
                name.group("s").strip(),
                quoted,
                end);
    }

    private static boolean isHarmless(String value, Setting setting) {
        return value.isEmpty() || LINK.matcher(value).matches() || Harmless.is(value, setting);
    }

    /** Masks each secret of a list; where the last ends, or 0 if there is none. */
    private static int list(String text, Matcher name, int open, List<Hit> found) {
        int last = 0;
        int at = behindGap(text, open);
        while (at < text.length() && at - Math.max(open, last) < LIST && "]{}:=".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            char quote = text.charAt(at);
            boolean quoted = quote == '"' || quote == '\'' || quote == '`';
            int start = quoted ? at + 1 : at;
            int end = quoted ? behindQuoted(text, start, quote) : behindWord(text, start);
            Setting setting = setting(text, name, quoted, end);
            boolean placeholder = !quoted && end < text.length() && text.charAt(end) == ' ';
            String value = text.substring(start, end);
            if (!placeholder && !isHarmless(value, setting) && (setting.isPassword() || Harmless.isOdd(value))) {
                found.add(new Hit(start, end, WHAT));
                last = end;
            }
            boolean escaped = quoted && text.startsWith("\\", end);
            int next = behindGap(text, escaped ? end + 1 : quoted ? end : end - 1);
            if (next <= at) {
                break;
            }
            at = next;
        }
        return last;
    }

    /** Behind a sign, and the blanks, commas and brackets after it. */
    private static int behindGap(String text, int at) {
        int end = at + 1;
        while (end < text.length()
                && end - at < LIST
                && (Character.isWhitespace(text.charAt(end)) || ",[".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    /** Masks a block of YAML: its lines until one that is not indented as far. */
    private static int block(String text, Matcher name, Matcher block, List<Hit> found) {
        int end = block.end("v");
        if (isHarmless(block.group("v").strip(), setting(text, name, true, end))) {
            return 0;
        }
        int from = block.start("v");
        String indent = text.substring(text.lastIndexOf('\n', from) + 1, from);
        for (int next = end; next >= 0 && next - from < LONGEST; next = behindLine(text, next, indent)) {
            end = next;
        }
        found.add(new Hit(from, end, WHAT));
        return end;
    }

    /** The end of the next line, or -1 if it is not of the block. */
    private static int behindLine(String text, int end, String indent) {
        int line = text.startsWith("\r\n", end) ? end + 2 : end + 1;
        if (line >= text.length() || !text.startsWith(indent, line)) {
            return -1;
        }
        int stop = text.indexOf('\n', line);
        int most = Math.min(text.length(), line + LONGEST);
        return stop < 0 || stop > most ? most : stop;
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
     * @param weak whether the name alone does not tell
     * @param separator between name and value, without blanks
     * @param end where the value ends
     */
    record Setting(String text, int keyStart, String key, boolean weak, String separator, boolean quoted, int end) {

        boolean spoken() {
            return Character.isLetter(separator.charAt(0));
        }

        boolean isPassword() {
            return PASSWORD.matcher(key).find();
        }
    }
}
