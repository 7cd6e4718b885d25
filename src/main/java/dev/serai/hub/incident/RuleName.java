package dev.serai.hub.incident;

import dev.serai.secret.Redaction;

/** The name of a rule as it is shown: without secrets, also without the beginning of one that storing has cut. */
final class RuleName {

    /** What {@code alert_event} holds of a name. */
    static final int STORED = 200;

    /** Of what has no known shape any more a longer piece is known by itself. */
    private static final int DOUBTFUL = 100;

    private static final String MARK = "[redacted:";

    private RuleName() {}

    /** One that fills what is stored may have been cut, and ends in {@code …} instead of its last characters. */
    static String shown(String stored) {
        String clean = Redaction.redact(stored);
        if (stored.codePointCount(0, stored.length()) < STORED) {
            return clean;
        }
        int mark = clean.lastIndexOf(MARK);
        int known = mark < 0 ? 0 : clean.indexOf(']', mark) + 1;
        int doubtful = Math.min(DOUBTFUL, clean.codePointCount(known, clean.length()));
        return clean.substring(0, clean.offsetByCodePoints(clean.length(), -doubtful)) + "…";
    }
}
