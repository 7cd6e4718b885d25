package dev.serai.message;

import dev.serai.secret.Redaction;
import java.util.regex.Pattern;

/** Text of unknown origin in a file of Markdown: it is read there as it is, and nothing of it becomes markup. */
public final class MarkdownText {

    /**
     * What is markup wherever it stands; lists, numbers and underlines where a line begins; rules and dashes; what makes a link of
     * an address. A time, a version and a sentence need none of it.
     */
    private static final Pattern SIGN = Pattern.compile("[\\\\`*_{}\\[\\]<>#|&~@!]"
            + "|(?<=^\\s{0,9})[-+=]"
            + "|(?<=^\\s{0,9}\\d{1,9})[.)]"
            + "|(?<=])[(]"
            + "|(?<=[-=])[-=]|[-=](?=[-=])"
            + "|(?<=(?i:www))[.]|[.](?=\\p{L})"
            + "|:(?=/)|(?<!\\d):(?=\\p{L})");

    private MarkdownText() {}

    /** One line without secrets: Markdown's own signs and HTML's are shown as they are, hidden signs by their number. */
    public static String line(String raw) {
        return escape(Redaction.redact(raw));
    }

    /** Each line as one of a quote, without secrets. */
    public static String quote(String raw) {
        StringBuilder text = new StringBuilder();
        Redaction.redact(raw)
                .lines()
                .forEach(line -> text.append("> ").append(escape(line)).append("  \n"));
        return text.toString();
    }

    private static String escape(String line) {
        return SIGN.matcher(SafeText.line(line, Integer.MAX_VALUE)).replaceAll("\\\\$0");
    }
}
