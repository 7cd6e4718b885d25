package dev.serai.message;

import dev.serai.secret.Redaction;

/** Text of unknown origin in a file of Markdown: it is read there as it is, and nothing of it becomes markup. */
public final class MarkdownText {

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
        return SafeText.line(line, Integer.MAX_VALUE).replaceAll("[\\\\`*_{}\\[\\]()<>#+=\\-.!|&~:@]", "\\\\$0");
    }
}
