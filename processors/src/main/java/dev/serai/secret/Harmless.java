package dev.serai.secret;

import dev.serai.secret.NamedValues.Setting;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what stands behind a telling name and is no secret: placeholders, paths, counts, and words of a sentence. */
final class Harmless {

    private static final Set<String> WORDS = Set.of(
            ("null none nil undefined empty true false yes no unset set n/a na hidden protected redacted masked filtered"
                            + " removed omitted secret string bytes byte int integer char object optional required missing"
                            + " expired invalid valid unknown unexpected incorrect wrong denied refused rejected failed"
                            + " failure error not found ok success changed updated created deleted rotated revoked"
                            + " enabled disabled default stdin env file prompt identifier eof eol end start ident ascii"
                            + " utf-8 bearer basic jwt oauth2 plain ldap local internal sent received ignored skipped"
                            + " present absent stored loaded generated refreshed cached in is was for the a an to of from"
                            + " and or with this that only being been still too must cannot unauthorized forbidden"
                            + " amd64 arm64 i386 armhf all scram-sha-256 md5 samesite deprecated")
                    .split(" "));

    /** Words before a name that tell of an error of syntax or of a lookup, not of a value. */
    private static final Set<String> ERRORS = Set.of(
            "unexpected",
            "invalid",
            "illegal",
            "unrecognized",
            "unknown",
            "missing",
            "bad",
            "next",
            "last",
            "syntax",
            "expected",
            "no",
            "unterminated",
            "unsupported",
            "malformed");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\*{2,}|[xX]{3,}|\\.{3,}|-+|_+|\\$\\{.*|\\$\\(.*|\\{\\{.*|%[sdvqx]|%[({].*|\\$(?:[A-Z_]+|[0-9]{1,3})|<[^>]*>?|\\[[A-Za-z ]+]?|\\([A-Za-z ]*\\)?|\\{|\\[|#");
    private static final Pattern PATH =
            Pattern.compile("/(?:run|etc|var|home|opt|usr|tmp|mnt|proc|secrets|app|root)/.*");
    private static final Pattern HASHED = Pattern.compile("(?i)(?:hmac-)?(?:sha-?[0-9]{1,3}|md5)[:=-].*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,4})?[a-zA-Z%]{0,2}");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{1,16}");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+[.!?:]?");
    private static final Pattern KUBERNETES = Pattern.compile("[a-z][a-z0-9-]*/[a-z][a-z0-9.-]*|[a-z]+(?:-[a-z]+)+");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}(?:\\.[0-9]{1,6}){1,4}[-+~._a-z0-9]*");
    private static final Pattern DOTTED = Pattern.compile("[a-z]{2,}(?:[.-][a-z]{2,}){1,6}");
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern FOR = Pattern.compile("(?i)(?:for|of)\\s");
    /** Counts, sizes, times, shares, dates: 12/12, 100%, 1.25s, 1m3s, 640px. */
    private static final Pattern MEASURE = Pattern.compile(
            "(?i)[+-]?(?:[0-9]{1,9}+(?:[.,:/xT-][0-9]{1,9}+){0,6}+(?:e[+-]?[0-9]{1,3}|[mun]?s|min|[kmgt]i?b|m|h|d|px|r?em|pt|%|b|x|st|nd|rd|th|z)?+){1,4}+[).]?");
    /** test_login_2, step-3, src/a2.js:12. */
    private static final Pattern IDENTIFIER = Pattern.compile(
            "[A-Za-z]{2,}(?:[_-][A-Za-z]+){0,8}[_-][0-9]{1,2}|[\\w-]+(?:[./][\\w-]+){0,12}\\.[a-z]{1,5}(?::[0-9]+)?|(?i)test.*");

    private static final Pattern WORD_AND_NUMBER = Pattern.compile("[A-Za-z]+[0-9]{1,2}|.*[/.:].*");
    private static final Pattern USER =
            Pattern.compile("(?i)\\b(?:user(?:name)?|login|uid|usr|email)[\"']?\\s{0,2}[=:]\\s{0,2}\\S");
    private static final int NEAR = 64;
    private static final int SHORTEST = 5;

    private Harmless() {}

    static boolean is(String value, Setting setting) {
        String lower = value.toLowerCase(Locale.ROOT);
        String key = setting.key().toLowerCase(Locale.ROOT);
        if (WORDS.contains(trimmed(lower)) || PLACEHOLDER.matcher(value).matches()) {
            return true;
        }
        if (HASHED.matcher(value).matches()) {
            return true;
        }
        if (PATH.matcher(value).matches() || key.equals("pwd") && (value.startsWith("/") || value.startsWith("~"))) {
            return true;
        }
        if (setting.weak()) {
            return !isTold(value, setting);
        }
        boolean password = setting.isPassword();
        if (!password
                && (NUMBER.matcher(value).matches() || ADDRESS.matcher(value).matches())) {
            return true;
        }
        boolean several = key.endsWith("words");
        boolean other = !password && FOR.matcher(setting.separator()).lookingAt();
        if (several && !setting.quoted() && !isOdd(value) || other) {
            return true;
        }
        if (key.equals("secret")
                && (KUBERNETES.matcher(value).matches() || UUID.matcher(value).matches())) {
            return true;
        }
        return setting.spoken() ? !isOdd(value) && !setting.quoted() : isProse(value, setting);
    }

    /** Whether it looks like a secret behind a name that others use as well: the tests that pass, the width of a picture. */
    private static boolean isTold(String value, Setting setting) {
        if (value.length() < SHORTEST - 1
                || MEASURE.matcher(value).matches()
                || VERSION.matcher(value).matches()
                || ADDRESS.matcher(value).matches()) {
            return false;
        }
        int start = setting.keyStart();
        String before = setting.text().substring(Math.max(0, start - NEAR), start);
        char unit = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        if (!setting.spoken()
                && (unit == '?' || unit == '&' || USER.matcher(before).find())) {
            return true;
        }
        boolean colon = setting.separator().equals(":") && !setting.quoted();
        boolean variable = setting.key().equals("PASS") && setting.separator().equals("=") && setting.quoted();
        if (variable && LETTERS.matcher(value).matches()) {
            return value.length() > SHORTEST;
        }
        boolean test = setting.key().equals("PASS") && colon;
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean name = IDENTIFIER.matcher(value).matches()
                || test && WORD_AND_NUMBER.matcher(value).matches();
        return value.length() >= SHORTEST
                && digit
                && isOdd(value)
                && !name
                && !(setting.spoken() && setting.key().equalsIgnoreCase("pass"));
    }

    private static String trimmed(String lower) {
        int end = lower.length();
        while (end > 0 && ".!?:".indexOf(lower.charAt(end - 1)) >= 0) {
            end--;
        }
        return lower.substring(0, end);
    }

    /** Nobody writes such a word in a sentence: it has a digit and a letter, or changes its case, or has odd signs. */
    static boolean isOdd(String value) {
        boolean digit = value.chars().anyMatch(Character::isDigit);
        boolean letter = value.chars().anyMatch(Character::isLetter);
        boolean capital = value.chars().skip(1).anyMatch(Character::isUpperCase);
        boolean small = value.chars().anyMatch(Character::isLowerCase);
        boolean sign = value.chars().anyMatch(unit -> "!@#$%^*+=?~|".indexOf(unit) >= 0 && unit != '.');
        return value.length() >= 4
                && (digit && (letter || sign) || capital && small || sign && letter && value.length() > 6);
    }

    /** A word in a sentence, such as in "invalid token: unexpected end". */
    private static boolean isProse(String value, Setting setting) {
        boolean assigned =
                !setting.separator().equals(":") && !setting.separator().startsWith("-");
        String before = wordBefore(setting);
        boolean plain = LETTERS.matcher(value).matches();
        if (ERRORS.contains(before) && (plain || value.length() < 4)) {
            return true;
        }
        if (assigned || setting.quoted()) {
            return false;
        }
        if (VERSION.matcher(value).matches() || DOTTED.matcher(value).matches()) {
            return true;
        }
        return value.length() < 6 && !isOdd(value) || plain && !before.isEmpty() && wordFollows(setting);
    }

    /** The word before the name on its line, in lower case; empty if there is none. */
    private static String wordBefore(Setting setting) {
        String text = setting.text();
        int end = setting.keyStart();
        while (end > 0 && isNamePart(text.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || text.charAt(end - 1) != ' ') {
            return "";
        }
        end -= end > 1 && text.charAt(end - 2) == ':' ? 2 : 1;
        int start = end;
        while (start > 0 && end - start < 20 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isNamePart(char unit) {
        return Character.isLetterOrDigit(unit) || "-_.*/@".indexOf(unit) >= 0;
    }

    private static boolean wordFollows(Setting setting) {
        int at = setting.end();
        return at + 1 < setting.text().length()
                && setting.text().charAt(at) == ' '
                && Character.isLetterOrDigit(setting.text().charAt(at + 1));
    }
}
