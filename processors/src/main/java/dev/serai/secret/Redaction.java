package dev.serai.secret;

import java.util.List;

/**
 * Takes secrets out of text before it is stored as something derived, shown or sent anywhere.
 *
 * <p>Each hit becomes {@code [redacted:<what>]}, where {@code what} is a name of {@code shapes.txt}, or {@code secret}
 * (named by what stands before it), {@code private-key}, {@code encoded} (a secret in Base64 or hexadecimal digits) or
 * {@code token} (an unknown one that is random). The text is also looked at as a reader or a program would read it: see
 * {@link Reading}. The time is linear in the text's length. A second pass changes nothing.
 */
public final class Redaction {

    private Redaction() {}

    /** The text without what looks like a secret. */
    public static String redact(String text) {
        List<Hit> hits = SecretSearch.hits(text);
        if (hits.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int end = 0;
        for (Hit hit : hits) {
            kept.append(text, end, hit.start())
                    .append("[redacted:")
                    .append(hit.what())
                    .append(']');
            end = hit.end();
        }
        return kept.append(text, end, text.length()).toString();
    }

    /** Whether {@link #redact} would change the text. */
    public static boolean finds(String text) {
        return !SecretSearch.hits(text).isEmpty();
    }
}
