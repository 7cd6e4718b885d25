package dev.serai.hub.job;

import java.util.regex.Pattern;

/** Tells a failure in at most {@value #LIMIT} characters and without what looks like a secret. */
public final class ErrorText {

    static final int LIMIT = 1000;

    private static final String HIDDEN = "***";
    private static final Pattern BOT_TOKEN = Pattern.compile("(?i)bot\\d+:[\\w-]+");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)\\b(bearer|basic)\\s+[^\\s,;\"']+");
    private static final Pattern USER_INFO = Pattern.compile("://[^/\\s@]+@");
    private static final Pattern NAMED = Pattern.compile(
            "(?i)([\\w.-]*(?:password|passwd|secret|token|api[-_]?key|authorization|cookie)[\\w-]*[\"']?\\s*[=:]\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");

    private ErrorText() {}

    /** The causes from the outermost to the innermost, each as type and message. */
    static String of(Throwable thrown) {
        StringBuilder text = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 5; depth++, cause = cause.getCause()) {
            text.append(depth == 0 ? "" : "; caused by ")
                    .append(cause.getClass().getSimpleName())
                    .append(": ")
                    .append(first(cause.getMessage()));
        }
        String clean = clean(text.toString());
        return clean.length() <= LIMIT ? clean : cut(clean, LIMIT - 1) + "…";
    }

    /** Without what looks like a secret. */
    public static String clean(String text) {
        String clean = BOT_TOKEN.matcher(text.replace('\0', ' ')).replaceAll("bot" + HIDDEN);
        clean = CREDENTIALS.matcher(clean).replaceAll("$1 " + HIDDEN);
        clean = USER_INFO.matcher(clean).replaceAll("://" + HIDDEN + "@");
        return NAMED.matcher(clean).replaceAll("$1" + HIDDEN);
    }

    /** Bounds the work of the patterns. */
    private static String first(@org.jspecify.annotations.Nullable String message) {
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
