package dev.serai.silence;

import java.util.ArrayList;
import java.util.List;

/** Reads matchers by the UTF-8 syntax, character by character. */
final class MatcherScanner {

    private static final String RESERVED = "{}!=~,\\\"'`";
    private static final int HEX = 16;

    private final String text;
    private int at;

    MatcherScanner(String text) {
        this.text = text;
    }

    static boolean isReserved(int sign) {
        return RESERVED.indexOf(sign) >= 0 || Character.isWhitespace(sign);
    }

    /** The whole text: a list in braces or not, whose last comma may lead to nothing. */
    LabelMatchers all() {
        skipBlanks();
        boolean braced = take('{');
        List<LabelMatcher> found = new ArrayList<>();
        skipBlanks();
        while (!isEnd() && !is('}')) {
            found.add(next());
            skipBlanks();
            if (!take(',')) {
                break;
            }
            skipBlanks();
        }
        if (braced != is('}')) {
            throw wrong(braced ? "the closing brace is missing" : "expected a comma or the end");
        }
        take('}');
        skipBlanks();
        if (!isEnd()) {
            throw wrong("expected a comma or the end");
        }
        return new LabelMatchers(found);
    }

    LabelMatcher next() {
        int begin = at;
        String name = word("a label's name");
        skipBlanks();
        MatchOperator operator = operator();
        skipBlanks();
        String value = word("a value");
        try {
            return LabelMatcher.of(name, operator, value);
        } catch (IllegalArgumentException e) {
            throw new MatcherSyntaxException(begin + 1, String.valueOf(e.getMessage()));
        }
    }

    /** Whether a name and an operator come next, without a blank between them. */
    boolean isAtMatcher() {
        if (isEnd()) {
            return false;
        }
        int begin = at;
        try {
            word("a label's name");
            return is('=') || is('!');
        } catch (MatcherSyntaxException e) {
            return false;
        } finally {
            at = begin;
        }
    }

    void skipSeparators() {
        while (!isEnd() && (is(',') || Character.isWhitespace(text.charAt(at)))) {
            at++;
        }
    }

    String rest() {
        return text.substring(at);
    }

    private MatchOperator operator() {
        boolean positive = is('=');
        if (!positive && !is('!')) {
            throw wrong("expected one of =, !=, =~, !~");
        }
        at++;
        if (take('~')) {
            return MatchOperator.of(positive, true);
        }
        if (!positive && !take('=')) {
            throw wrong("expected one of =, !=, =~, !~");
        }
        return MatchOperator.of(positive, false);
    }

    private String word(String what) {
        return is('"') ? quoted() : plain(what);
    }

    private String plain(String what) {
        int begin = at;
        while (!isEnd() && !isReserved(text.charAt(at))) {
            at++;
        }
        if (at == begin) {
            throw wrong("expected " + what);
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        int begin = at++;
        StringBuilder read = new StringBuilder();
        while (!isEnd() && !is('"')) {
            read.append(is('\\') ? escaped() : String.valueOf(text.charAt(at++)));
        }
        if (!take('"')) {
            throw new MatcherSyntaxException(begin + 1, "the quote does not end");
        }
        return read.toString();
    }

    private String escaped() {
        at++;
        char sign = isEnd() ? ' ' : text.charAt(at++);
        return switch (sign) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case '\\', '"' -> String.valueOf(sign);
            case 'u' -> codePoint(4);
            case 'U' -> codePoint(8);
            default -> throw new MatcherSyntaxException(
                    at, "unknown escape, known are \\n, \\t, \\r, \\\\, \\\" and \\u");
        };
    }

    private String codePoint(int digits) {
        int end = at + digits;
        try {
            String read = Character.toString(Integer.parseInt(text.substring(at, end), HEX));
            at = end;
            return read;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw wrong("expected " + digits + " hexadecimal digits of a character");
        }
    }

    private void skipBlanks() {
        while (!isEnd() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean is(char sign) {
        return !isEnd() && text.charAt(at) == sign;
    }

    private boolean take(char sign) {
        boolean there = is(sign);
        if (there) {
            at++;
        }
        return there;
    }

    private boolean isEnd() {
        return at >= text.length();
    }

    private MatcherSyntaxException wrong(String reason) {
        return new MatcherSyntaxException(at + 1, reason);
    }
}
