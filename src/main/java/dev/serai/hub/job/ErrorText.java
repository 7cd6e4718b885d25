package dev.serai.hub.job;

import dev.serai.failure.Causes;
import dev.serai.secret.Redaction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a failure in at most {@value #LIMIT} characters and without what looks like a secret. */
final class ErrorText {

    static final int LIMIT = 1000;

    private ErrorText() {}

    /** The causes from the outermost to the innermost, each as type and message. */
    static String of(Throwable thrown) {
        String text = Causes.of(thrown).stream()
                .limit(5)
                .map(cause -> cause.getClass().getSimpleName() + ": " + first(cause.getMessage()))
                .collect(Collectors.joining("; caused by "));
        String clean = clean(text);
        return clean.length() <= LIMIT ? clean : cut(clean, LIMIT - 1) + "…";
    }

    /** Without what looks like a secret. */
    public static String clean(String text) {
        return Redaction.redact(text.replace('\0', ' '));
    }

    /** Bounds the work of the search. */
    private static String first(@Nullable String message) {
        String text = message == null ? "" : message;
        return cut(text, 4 * LIMIT);
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
