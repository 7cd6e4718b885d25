package dev.serai.approval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Writes a double as ECMAScript's {@code Number::toString} does (ECMA-262, section 6.1.6.1.20). */
final class CanonicalNumber {

    private static final int MAX_DIGITS = 17;
    private static final RoundingMode[] MODES = {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP};

    private CanonicalNumber() {}

    static String text(double number) {
        if (number == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(Math.abs(number)).stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        return (number < 0 ? "-" : "") + place(digits, point);
    }

    /**
     * The fewest digits that read back as the same double, and of those the nearest to it. {@code Double.toString} of
     * Java 17 sometimes gives one digit too many. Rounding both ways matters at powers of two, where the doubles below
     * lie closer than those above.
     */
    private static BigDecimal shortest(double number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal best = nearest(exact, number, digits);
            if (best != null) {
                return best;
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static @Nullable BigDecimal nearest(BigDecimal exact, double number, int digits) {
        BigDecimal best = null;
        for (RoundingMode mode : MODES) {
            BigDecimal candidate = exact.round(new MathContext(digits, mode));
            boolean closer = best == null
                    || candidate
                                    .subtract(exact)
                                    .abs()
                                    .compareTo(best.subtract(exact).abs())
                            < 0;
            if (candidate.doubleValue() == number && closer) {
                best = candidate;
            }
        }
        return best;
    }

    /** Puts the decimal point after the first {@code point} digits, in the notation the standard chooses. */
    private static String place(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) {
            return digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String mantissa = count == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
