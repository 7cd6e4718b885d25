package dev.serai.conversation;

import dev.serai.secret.Redaction;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What may be shown of an answer while it is made: whole sentences and lines, without secrets. A secret is looked for in all that
 * there is, with its line breaks and without them, and an end that could be the beginning of one is held back until the next
 * sentence is there. What was shown only grows; where it would have to be taken back, nothing more is shown.
 */
public final class ShownDraft {

    private static final int MOST = 20_000;
    private static final int TAIL = 80;

    private static final List<String> READINGS = List.of("\n", "", " ");
    private static final Pattern BREAK = Pattern.compile("[ \\t]*\\n[ \\t]*");

    /** A plain word with the end of its sentence: half a secret does not end like that. */
    private static final Pattern CLOSED =
            Pattern.compile("(?:^|[\\s(\"'*])\\p{L}?\\p{Ll}{0,30}(?:-\\p{Ll}{1,30})*[\"')*]*[.!?…]+"
                    + "[\"')*]*(?:\\s*\\[[0-9]{1,3}])*\\s*$");

    private final StringBuilder text = new StringBuilder();
    private String shown = "";
    private int shownEnd;
    private boolean stopped;

    /** Puts a piece behind those before. */
    public void add(String piece) {
        if (text.length() < MOST) {
            text.append(piece);
        }
    }

    /** All that may be shown now. */
    public String shown() {
        String all = text.toString();
        int end = end(all);
        if (stopped || end <= shownEnd) {
            return shown;
        }
        String safe = Redaction.redact(all.substring(0, end));
        stopped = !safe.startsWith(shown);
        if (!stopped && stays(safe.stripTrailing(), all.stripTrailing())) {
            shown = safe;
            shownEnd = end;
        }
        return shown;
    }

    /** Whether it would be shown like that too when all is read that follows, however its lines are held together. */
    private static boolean stays(String safe, String all) {
        List<String> readings = all.indexOf('\n') < 0 ? List.of("") : READINGS;
        return readings.stream()
                .allMatch(between -> Redaction.redact(read(all, between)).startsWith(read(safe, between)));
    }

    private static String read(String lines, String between) {
        return BREAK.matcher(lines).replaceAll(between);
    }

    private static int end(String all) {
        int end = endBefore(all, all.length());
        while (end > 0 && !isClosed(all, end)) {
            end = endBefore(all, end - 1);
        }
        return end;
    }

    /** The last sentence may go on: its end counts once something follows. */
    private static int endBefore(String all, int most) {
        int line = all.lastIndexOf('\n', most - 1) + 1;
        int sentence = SentenceEnds.last(all, most);
        return sentence < all.length() ? Math.max(sentence, line) : line;
    }

    private static boolean isClosed(String all, int end) {
        return CLOSED.matcher(all.substring(Math.max(0, end - TAIL), end)).find();
    }
}
