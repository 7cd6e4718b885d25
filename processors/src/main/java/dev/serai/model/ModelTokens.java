package dev.serai.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * What goes in and comes out.
 *
 * @param in tokens of the question
 * @param out tokens of the answer
 */
public record ModelTokens(int in, int out) {

    public static final ModelTokens NONE = new ModelTokens(0, 0);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int PER_MESSAGE = 4;

    public ModelTokens {
        in = Math.max(0, in);
        out = Math.max(0, out);
    }

    /** For texts whose tokens nobody has counted: one for three characters, and a few for each text. Rather too many. */
    public static int estimate(Collection<String> texts) {
        long all = texts.stream()
                .mapToLong(text -> text.length() / 3 + PER_MESSAGE)
                .sum();
        return (int) Math.min(all, Integer.MAX_VALUE);
    }

    /** What they cost, to a millionth. */
    public BigDecimal cost(BigDecimal millionIn, BigDecimal millionOut) {
        return millionIn
                .multiply(BigDecimal.valueOf(in))
                .add(millionOut.multiply(BigDecimal.valueOf(out)))
                .divide(MILLION, 6, RoundingMode.HALF_UP);
    }

    public long total() {
        return (long) in + out;
    }
}
