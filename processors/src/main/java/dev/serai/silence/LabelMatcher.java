package dev.serai.silence;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One condition on a label. A label that is not there has the empty value. Expressions are RE2's, take time linear in the
 * value, and must fit the whole value.
 */
public final class LabelMatcher {

    static final int MAX_NAME_CHARS = 128;
    static final int MAX_VALUE_CHARS = 1_024;

    private final String label;
    private final MatchOperator operator;
    private final String value;
    private final @Nullable Pattern pattern;

    private LabelMatcher(String label, MatchOperator operator, String value, @Nullable Pattern pattern) {
        this.label = label;
        this.operator = operator;
        this.value = value;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException for an empty or overlong name, an overlong value, or an expression that RE2 refuses */
    public static LabelMatcher of(String label, MatchOperator operator, String value) {
        require(!label.isBlank() && label.length() <= MAX_NAME_CHARS, "a label's name has 1 to 128 characters");
        require(value.length() <= MAX_VALUE_CHARS, "a matcher's value has at most 1024 characters");
        return new LabelMatcher(label, operator, value, operator.isRegex() ? compiled(value) : null);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + expression + "' is no RE2 expression: " + e.getDescription(), e);
        }
    }

    public String label() {
        return label;
    }

    public MatchOperator operator() {
        return operator;
    }

    public String value() {
        return value;
    }

    public boolean matches(Map<String, String> labels) {
        return matchesValue(labels.getOrDefault(label, ""));
    }

    private boolean matchesValue(String actual) {
        boolean same = pattern == null ? actual.equals(value) : pattern.matches(actual);
        return same == operator.isPositive();
    }

    /** Whether a label that is not there is a match. */
    boolean matchesEmpty() {
        return matchesValue("");
    }

    /** As {@link MatcherText} reads it: {@code service=~"cart.*"}. */
    @Override
    public String toString() {
        return MatcherText.name(label) + operator.sign() + MatcherText.quoted(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelMatcher that
                && label.equals(that.label)
                && operator == that.operator
                && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(label, operator, value);
    }
}
