package dev.serai.model;

import dev.serai.secret.Redaction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands on whole words, because half a word may be half a secret, and stops at what may be a call of tools. */
final class PlainPieces implements ReadablePieces {

    /** Each word has its line read again. */
    static final int LONGEST_LINE = 4_000;

    private static final Pattern KEY_BLOCK = Pattern.compile("-----BEGIN");
    private static final Pattern KEY_OR_TOOLS = Pattern.compile("-----BEGIN|[{<`]|\\[(?:TOOL|\\s*$)");

    private final Pattern end;
    private final StringBuilder line = new StringBuilder();
    private String shown = "";
    private boolean stopped;

    PlainPieces(boolean tools) {
        this.end = tools ? KEY_OR_TOOLS : KEY_BLOCK;
    }

    @Override
    public String take(String piece) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = piece.indexOf('\n'); at >= 0 && !stopped; at = piece.indexOf('\n', from)) {
            line.append(piece, from, at);
            from = at + 1;
            out.append(show(line.toString()));
            if (!stopped) {
                out.append('\n');
                line.setLength(0);
                shown = "";
            }
        }
        line.append(piece, from, piece.length());
        return out.append(show(line.substring(0, words()))).toString();
    }

    @Override
    public String rest() {
        return show(line.toString());
    }

    private int words() {
        int end = line.length();
        while (end > 0 && !Character.isWhitespace(line.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private String show(String text) {
        if (stopped) {
            return "";
        }
        Matcher mark = end.matcher(text);
        boolean ends = mark.find();
        String safe = Redaction.redact(ends ? text.substring(0, mark.start()) : text);
        stopped = ends || line.length() > LONGEST_LINE;
        if (!safe.startsWith(shown)) {
            // What follows makes a secret of what was no secret yet.
            stopped = true;
            return "";
        }
        String more = safe.substring(shown.length());
        shown = safe;
        return more;
    }
}
