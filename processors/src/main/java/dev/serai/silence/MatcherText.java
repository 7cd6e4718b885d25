package dev.serai.silence;

import java.util.ArrayList;
import java.util.List;

/**
 * Matchers as Alertmanager writes them. Like Alertmanager it reads a text by the UTF-8 syntax and by the classic one: where
 * both can, and differ, the classic one counts.
 */
public final class MatcherText {

    private static final int MAX_TEXT_CHARS = 8_192;

    private MatcherText() {}

    /**
     * All of a text, in braces or not: {@code {alertname="HighCPU", service=~"cart.*"}}.
     *
     * @throws MatcherSyntaxException saying where it is wrong
     */
    public static LabelMatchers parse(String text) {
        if (text.length() > MAX_TEXT_CHARS) {
            throw new MatcherSyntaxException(MAX_TEXT_CHARS, "the matchers are longer than 8192 characters");
        }
        LabelMatchers modern;
        try {
            modern = new MatcherScanner(text).all();
        } catch (MatcherSyntaxException e) {
            return ClassicMatchers.find(text).orElseThrow(() -> e);
        }
        return ClassicMatchers.find(text).orElse(modern);
    }

    /** What stands at the beginning of a text, and what follows. */
    public record Leading(LabelMatchers matchers, String rest) {}

    /**
     * The matchers with which a text begins, separated by blanks or commas: {@code service=cart 2h deploy}. What follows begins
     * with the first word that is no matcher.
     *
     * @throws MatcherSyntaxException for a quote that does not end, or an expression that RE2 refuses
     */
    public static Leading leading(String text) {
        MatcherScanner scanner = new MatcherScanner(text.strip());
        List<LabelMatcher> found = new ArrayList<>();
        while (scanner.isAtMatcher()) {
            found.add(scanner.next());
            scanner.skipSeparators();
        }
        return new Leading(new LabelMatchers(found), scanner.rest());
    }

    /** A label's name, in quotes where it needs some. */
    static String name(String name) {
        return name.chars().anyMatch(MatcherScanner::isReserved) ? quoted(name) : name;
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
