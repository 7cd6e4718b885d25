package dev.serai.silence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Alertmanager's syntax before its version 0.27: plain names, and values that may hold blanks without quotes. */
final class ClassicMatchers {

    private static final Pattern SHAPE =
            Pattern.compile("\\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(=~|!=|!~|=)\\s*(.*?)\\s*", Pattern.DOTALL);

    private ClassicMatchers() {}

    /** Empty for what this syntax cannot read. */
    static Optional<LabelMatchers> find(String text) {
        try {
            List<LabelMatcher> found = new ArrayList<>();
            for (String part : parts(unbraced(text.strip()))) {
                found.add(matcher(part));
            }
            return Optional.of(new LabelMatchers(found));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String unbraced(String text) {
        boolean opens = text.startsWith("{");
        if (opens != text.endsWith("}")) {
            throw new IllegalArgumentException("one brace alone");
        }
        return opens ? text.substring(1, text.length() - 1) : text;
    }

    /** Cut at commas outside of quotes; what follows the last comma may be nothing. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '\\') {
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (sign == ',' && !quoted) {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        if (!text.substring(begin).isBlank()) {
            parts.add(text.substring(begin));
        }
        return parts;
    }

    private static LabelMatcher matcher(String part) {
        Matcher read = SHAPE.matcher(part);
        if (!read.matches()) {
            throw new IllegalArgumentException("no matcher");
        }
        return LabelMatcher.of(read.group(1), MatchOperator.ofSign(read.group(2)), value(read.group(3)));
    }

    private static String value(String written) {
        boolean quoted = written.startsWith("\"");
        if (quoted && (written.length() == 1 || !written.endsWith("\""))) {
            throw new IllegalArgumentException("the quote does not end");
        }
        return unescaped(quoted ? written.substring(1, written.length() - 1) : written);
    }

    /** Escapes are {@code \n}, {@code \"} and {@code \\}; before anything else the backslash is one itself. */
    private static String unescaped(String text) {
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '"') {
                throw new IllegalArgumentException("a quote within the value");
            }
            if (sign != '\\') {
                read.append(sign);
                continue;
            }
            i++;
            char next = i < text.length() ? text.charAt(i) : '\\';
            read.append(next == 'n' ? "\n" : next == '"' || next == '\\' ? String.valueOf(next) : "\\" + next);
        }
        return read.toString();
    }
}
