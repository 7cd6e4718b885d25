package dev.serai.evidence;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a log that say the same with other values.
 *
 * @param source whose log: a service, a pod; null where nobody said
 * @param template the line with {@code <*>} for what varies
 * @param count how many lines there were
 * @param baseline how many there are in a usual span of the same length; null where that is unknown
 * @param tone how it is worded
 * @param firstSeen the first line
 * @param lastSeen the last line
 * @param sample one line as it was written
 */
public record LogTemplate(
        @Nullable String source,
        String template,
        long count,
        @Nullable Double baseline,
        LogTone tone,
        @Nullable Instant firstSeen,
        @Nullable Instant lastSeen,
        @Nullable String sample) {

    /** From so many times its baseline on it is more than usual. */
    private static final double ABOVE = 1.5;

    /** The most frequent first. */
    static final Comparator<LogTemplate> BY_COUNT =
            Comparator.comparingLong(LogTemplate::count).reversed().thenComparing(LogTemplate::template);

    public LogTemplate {
        source = FactText.optional(source, FactText.NAME);
        template = FactText.needed("template", template, FactText.LINE);
        count = (long) FactText.amount("count", count);
        baseline = baseline == null ? null : (Double) FactText.amount("baseline", baseline);
        tone = tone == null ? LogTone.UNKNOWN : tone;
        sample = FactText.optional(sample, FactText.LINE);
    }

    /** Whether there are no more lines than there usually are; unknown counts as no. */
    public boolean isUsual() {
        return baseline != null && count < ABOVE * baseline;
    }

    /** Whether there are at least {@code factor} times as many lines as usual; unknown counts as no. */
    public boolean isAbove(double factor) {
        return baseline != null && count > 0 && count >= factor * baseline;
    }
}
