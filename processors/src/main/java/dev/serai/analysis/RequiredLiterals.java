package dev.serai.analysis;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of which a text must hold one, in whichever case, for an expression to be found in it. They are read from the
 * expression itself; of one with a part that is not understood nothing is known. Only the case of ASCII is ignored, as
 * {@link Pattern#CASE_INSENSITIVE} does.
 */
final class RequiredLiterals {

    /** Shorter ones are everywhere. */
    static final int SHORTEST = 3;

    private static final String ZERO_WIDTH = "bB";
    private static final String CLASSES = "dDwWsS";

    private final String expression;
    private int at;

    private RequiredLiterals(String expression) {
        this.expression = expression;
    }

    /** In lower case; nothing where none is known. */
    static Optional<Set<String>> of(Pattern pattern) {
        if ((pattern.flags() & ~LogPattern.FLAGS) != 0) {
            return Optional.empty();
        }
        try {
            RequiredLiterals reader = new RequiredLiterals(pattern.pattern());
            Set<String> found = reader.alternatives();
            boolean whole = reader.at == reader.expression.length();
            return whole && weight(found) >= SHORTEST ? Optional.ofNullable(found) : Optional.empty();
        } catch (NotUnderstood e) {
            return Optional.empty();
        }
    }

    static char lower(char character) {
        return character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character;
    }

    private @Nullable Set<String> alternatives() {
        Set<String> all = new HashSet<>();
        boolean known = true;
        do {
            Set<String> one = sequence();
            known &= one != null;
            all.addAll(one == null ? Set.of() : one);
        } while (skip("|"));
        return known ? all : null;
    }

    /** Of all that must be there one after the other, what says most. */
    private @Nullable Set<String> sequence() {
        Set<String> best = null;
        StringBuilder run = new StringBuilder();
        while (at < expression.length() && peek() != '|' && peek() != ')') {
            Part part = part();
            Quantifier times = quantifier();
            if (part.literal() != null && times != Quantifier.PERHAPS) {
                run.append(part.literal());
            }
            if (part.literal() == null || times != Quantifier.ONCE) {
                best = better(best, ended(run));
            }
            if (times != Quantifier.PERHAPS) {
                best = better(best, part.words());
            }
        }
        return better(best, ended(run));
    }

    private static @Nullable Set<String> ended(StringBuilder run) {
        Set<String> word = run.isEmpty() ? null : Set.of(run.toString());
        run.setLength(0);
        return word;
    }

    private static @Nullable Set<String> better(@Nullable Set<String> one, @Nullable Set<String> other) {
        return weight(other) > weight(one) ? other : one;
    }

    private static int weight(@Nullable Set<String> words) {
        return words == null ? 0 : words.stream().mapToInt(String::length).min().orElse(0);
    }

    private Part part() {
        char first = take();
        return switch (first) {
            case '(' -> group();
            case '[' -> someOf();
            case '\\' -> escaped();
            case '.', '^', '$' -> Part.UNKNOWN;
            case '*', '+', '?', '{' -> throw new NotUnderstood();
            default -> character(first);
        };
    }

    /** What counts half of one may be meant to count the whole. */
    private static Part character(char character) {
        if (Character.isSurrogate(character)) {
            throw new NotUnderstood();
        }
        return Part.of(character);
    }

    private Part escaped() {
        char what = take();
        if (ZERO_WIDTH.indexOf(what) >= 0 || CLASSES.indexOf(what) >= 0) {
            return Part.UNKNOWN;
        }
        if (what == 'n' || what == 't') {
            return Part.of(what == 'n' ? '\n' : '\t');
        }
        if (what >= 128 || Character.isLetterOrDigit(what)) {
            // A reference to a group, a quotation, a class of Unicode.
            throw new NotUnderstood();
        }
        return Part.of(what);
    }

    /** Some character; the class ends with the first bracket that is not escaped. */
    private Part someOf() {
        skip("^");
        if (peek() == ']') {
            throw new NotUnderstood();
        }
        for (char next = take(); next != ']'; next = take()) {
            if (next == '[' || next == '&') {
                throw new NotUnderstood();
            }
            if (next == '\\') {
                take();
            }
        }
        return Part.UNKNOWN;
    }

    private Part group() {
        boolean looks = skip("?=") || skip("?!") || skip("?<=") || skip("?<!");
        boolean plain = looks || skip("?:") || skip("?-i:") || peek() != '?';
        if (!plain) {
            throw new NotUnderstood();
        }
        Set<String> words = alternatives();
        if (take() != ')') {
            throw new NotUnderstood();
        }
        return looks ? Part.UNKNOWN : new Part(null, words);
    }

    private Quantifier quantifier() {
        Quantifier times = Quantifier.ONCE;
        if (skip("?") || skip("*")) {
            times = Quantifier.PERHAPS;
        } else if (skip("+")) {
            times = Quantifier.OFTEN;
        } else if (skip("{")) {
            times = peek() == '0' ? Quantifier.PERHAPS : Quantifier.OFTEN;
            at = expression.indexOf('}', at) + 1;
        }
        if (times != Quantifier.ONCE && !skip("?")) {
            skip("+");
        }
        return times;
    }

    private boolean skip(String text) {
        boolean there = expression.startsWith(text, at);
        at += there ? text.length() : 0;
        return there;
    }

    private char peek() {
        if (at >= expression.length()) {
            throw new NotUnderstood();
        }
        return expression.charAt(at);
    }

    private char take() {
        char next = peek();
        at++;
        return next;
    }

    private enum Quantifier {
        PERHAPS,
        ONCE,
        OFTEN
    }

    /** A character that must be there, or words of which one must be; neither where nothing is known. */
    private record Part(@Nullable Character literal, @Nullable Set<String> words) {

        static final Part UNKNOWN = new Part(null, null);

        static Part of(char literal) {
            return new Part(lower(literal), null);
        }
    }

    private static final class NotUnderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super("not understood", null, false, false);
        }
    }
}
