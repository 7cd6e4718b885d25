package dev.serai.analysis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text by their shape, before it is stored or sent anywhere.
 *
 * <p>Each hit becomes {@code [redacted:<what>]}. Shapes are bounded and use possessive quantifiers, so the time is linear
 * in the text. A second pass changes nothing.
 */
public final class Redaction {

    private static final String KEYWORD = "(?:[a-z0-9]{1,32}[_.-]){0,4}"
            + "(?:pass(?:word|wd|phrase)|pwd|secret|token|api[_.-]?key|apikey|access[_.-]?key|secret[_.-]?key"
            + "|private[_.-]?key|client[_.-]?secret|credentials?|auth[_.-]?key|session[_.-]?id|cookie)"
            + "(?:[_.-](?:id|key|value|base64)){0,1}";

    // Order matters: whole structures first, then named shapes, then values behind telling names.
    private static final List<Shape> SHAPES = List.of(
            shape(
                    "private-key",
                    "-----BEGIN (?<k>[A-Z0-9 ]{0,40})PRIVATE KEY( BLOCK)?-----[\\s\\S]{0,65536}?"
                            + "(?:-----END \\k<k>PRIVATE KEY( BLOCK)?-----|\\z)",
                    0),
            // The end of a key whose beginning was cut off.
            shape(
                    "private-key",
                    "(?:^[A-Za-z0-9+/=]{16,76}\\s{1,4}){1,200}+-----END [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----",
                    Pattern.MULTILINE),
            shape(
                    "authorization",
                    "(?i)\\b(?:proxy-)?authorization\\s?['\"]?\\s?[:=]\\s?['\"]?"
                            + "(?:(?:bearer|basic|digest|token|apikey|aws4-hmac-sha256|negotiate)\\s{1,4})?(?<v>[^\\s'\",;]{3,4096})",
                    0),
            shape("cookie", "(?i)\\b(?:set-)?cookie\\s?:\\s?(?<v>[^\\r\\n]{3,4096})", 0),
            shape(
                    "url-password",
                    "(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/@:'\"<>]{0,256}:(?<v>[^\\s/@'\"<>]{1,512})@",
                    0),
            shape("jwt", "\\beyJ[A-Za-z0-9_-]{8,8192}\\.[A-Za-z0-9_-]{8,8192}(?:\\.[A-Za-z0-9_-]{0,8192})?", 0),
            shape("aws-key", "\\b(?:AKIA|ASIA|AROA|AIDA|ANPA|ABIA|ACCA)[A-Z0-9]{16}\\b", 0),
            shape("github-token", "\\b(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_[A-Za-z0-9_]{20,255})", 0),
            shape("gitlab-token", "\\bglpat-[A-Za-z0-9_-]{16,255}", 0),
            shape("slack-token", "\\bxox[abeoprs]-[A-Za-z0-9-]{8,255}", 0),
            shape("slack-webhook", "hooks\\.slack\\.com/(?:services|workflows)/(?<v>[A-Za-z0-9/_-]{8,255})", 0),
            shape("telegram-token", "(?<![0-9])[0-9]{6,12}:[A-Za-z0-9_-]{30,64}(?![A-Za-z0-9_-])", 0),
            shape("google-key", "\\bAIza[A-Za-z0-9_-]{30,64}", 0),
            shape("stripe-key", "\\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,255}", 0),
            shape("api-key", "\\bsk-(?:[a-z]{2,12}-){0,3}[A-Za-z0-9_-]{20,255}", 0),
            shape("npm-token", "\\bnpm_[A-Za-z0-9]{30,64}", 0),
            shape("bearer", "(?i)\\bbearer\\s{1,4}(?<v>[A-Za-z0-9._~+/=-]{12,4096})", 0),
            shape(
                    "secret",
                    "(?i)(?<![a-z0-9])" + KEYWORD
                            + "\\\\?['\"]?\\s{0,3}(?:=>|:=|[:=])\\s{0,3}\\\\?(?<q>['\"])(?<v>[^'\"\\r\\n]{1,4096})",
                    0),
            shape(
                    "secret",
                    "(?i)(?<![a-z0-9])" + KEYWORD + "\\s{0,3}(?:=>|:=|=)\\s{0,3}(?<v>[^\\s'\",;&)\\]}]{1,4096})",
                    0),
            shape("secret", "(?i)(?<![a-z0-9])" + KEYWORD + ":\\s{0,3}(?<v>[^\\s'\",;&)\\]}]{6,4096})", 0),
            shape(
                    "secret",
                    "(?i)(?<![a-z0-9-])--(?:password|passwd|token|secret|api-key)\\s{1,3}(?<v>[^\\s'\"-][^\\s'\"]{0,4095})",
                    0));

    private Redaction() {}

    /** The text without what looks like a secret. */
    public static String redact(String text) {
        String safe = text;
        for (Shape shape : SHAPES) {
            safe = shape.remove(safe);
        }
        return safe;
    }

    private static Shape shape(String what, String regex, int flags) {
        return new Shape("[redacted:" + what + "]", Pattern.compile(regex, flags), regex.contains("(?<v>"));
    }

    /** @param partial whether only the group {@code v} is the secret, and what stands before it stays */
    private record Shape(String mark, Pattern pattern, boolean partial) {

        String remove(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.find()) {
                return text;
            }
            StringBuilder kept = new StringBuilder(text.length());
            int end = 0;
            do {
                kept.append(text, end, partial ? matcher.start("v") : matcher.start());
                end = partial ? matcher.end("v") : matcher.end();
                String hit = text.substring(partial ? matcher.start("v") : matcher.start(), end);
                kept.append(hit.startsWith("[redacted:") ? hit : mark);
            } while (matcher.find());
            return kept.append(text, end, text.length()).toString();
        }
    }
}
