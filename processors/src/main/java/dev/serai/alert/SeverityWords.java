package dev.serai.alert;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What senders call a severity. */
final class SeverityWords {

    private static final Map<String, Severity> WORDS = new HashMap<>();

    static {
        say(
                Severity.CRITICAL,
                "critical",
                "crit",
                "fatal",
                "emergency",
                "emerg",
                "alert",
                "disaster",
                "page",
                "p1",
                "sev1");
        say(Severity.HIGH, "high", "error", "err", "major", "urgent", "p2", "sev2");
        say(Severity.MEDIUM, "medium", "warning", "warn", "moderate", "average", "p3", "sev3");
        say(Severity.LOW, "low", "minor", "notice", "note", "p4", "sev4");
        say(Severity.INFO, "info", "informational", "information", "none", "debug", "ok", "p5", "sev5");
    }

    private SeverityWords() {}

    private static void say(Severity severity, String... words) {
        for (String word : words) {
            WORDS.put(word, severity);
        }
    }

    /** The severity; a missing or unknown word is medium, and noted. */
    static Severity read(@Nullable String word, AlertFields fields) {
        if (word == null || word.isBlank()) {
            fields.note("severity was missing: taken as medium");
            return Severity.MEDIUM;
        }
        Severity known = WORDS.get(word.strip().toLowerCase(Locale.ROOT));
        if (known == null) {
            fields.note("severity " + Text.quoted(word) + " is unknown: taken as medium");
            return Severity.MEDIUM;
        }
        return known;
    }
}
