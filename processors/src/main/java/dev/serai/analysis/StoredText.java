package dev.serai.analysis;

import dev.serai.secret.Redaction;

/** Text of unknown origin as it may be kept: without secrets, and without what PostgreSQL cannot hold. */
public final class StoredText {

    private StoredText() {}

    /** Redacted; NUL and lone surrogates become U+FFFD. */
    public static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return Redaction.redact(kept.toString());
    }
}
