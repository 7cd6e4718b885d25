package dev.serai.conversation;

import dev.serai.secret.Redaction;

/**
 * What may be shown of an answer while it is made: whole sentences and lines, without secrets. A secret is looked for in all that
 * there is, so that one that comes in pieces is found before it is whole; once something that was shown would have to be taken
 * back, nothing more is shown.
 */
public final class ShownDraft {

    private static final int MOST = 20_000;

    private final StringBuilder text = new StringBuilder();
    private String shown = "";
    private boolean stopped;

    /** Puts a piece behind those before. */
    public void add(String piece) {
        if (text.length() < MOST) {
            text.append(piece);
        }
    }

    /** All that may be shown now; it only grows. */
    public String shown() {
        int end = Math.max(SentenceEnds.last(text.toString(), text.length()), text.lastIndexOf("\n") + 1);
        // The last sentence may go on: its end counts once something follows.
        String whole = text.substring(0, end == text.length() && !endsLine() ? before(end) : end);
        String safe = Redaction.redact(whole);
        if (stopped
                || !safe.startsWith(shown)
                || !Redaction.redact(text.toString()).startsWith(safe)) {
            stopped = stopped || !safe.startsWith(shown);
            return shown;
        }
        shown = safe;
        return shown;
    }

    private boolean endsLine() {
        return text.length() > 0 && text.charAt(text.length() - 1) == '\n';
    }

    private int before(int end) {
        int line = text.lastIndexOf("\n") + 1;
        return Math.max(SentenceEnds.last(text.toString(), end - 1), line);
    }
}
