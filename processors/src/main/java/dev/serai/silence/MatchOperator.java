package dev.serai.silence;

import java.util.Arrays;
import java.util.Optional;

/** How a matcher compares a label's value. */
public enum MatchOperator {
    EQUAL("=", true, false),
    NOT_EQUAL("!=", false, false),
    MATCHES("=~", true, true),
    NOT_MATCHES("!~", false, true);

    private final String sign;
    private final boolean positive;
    private final boolean regex;

    MatchOperator(String sign, boolean positive, boolean regex) {
        this.sign = sign;
        this.positive = positive;
        this.regex = regex;
    }

    /** As matchers are written: {@code =~}. */
    public String sign() {
        return sign;
    }

    /** Whether an equal value, or one that the expression fits, is a match. */
    public boolean isPositive() {
        return positive;
    }

    public boolean isRegex() {
        return regex;
    }

    /** As Alertmanager's API writes it: {@code isEqual} and {@code isRegex}. */
    public static MatchOperator of(boolean positive, boolean regex) {
        return regex ? positive ? MATCHES : NOT_MATCHES : positive ? EQUAL : NOT_EQUAL;
    }

    /** @throws IllegalArgumentException for any other sign */
    public static MatchOperator ofSign(String sign) {
        return find(sign)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + sign + "' is no operator, these are: =, !=, =~, !~"));
    }

    private static Optional<MatchOperator> find(String sign) {
        return Arrays.stream(values()).filter(one -> one.sign.equals(sign)).findFirst();
    }
}
