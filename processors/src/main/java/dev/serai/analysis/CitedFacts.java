package dev.serai.analysis;

import dev.serai.evidence.FactSet;
import java.util.UUID;

/**
 * Typed facts and the evidence that they are stored as.
 *
 * @param evidence its id
 * @param source where that comes from
 * @param facts what it says
 */
public record CitedFacts(UUID evidence, String source, FactSet facts) {

    /** Ends the source of what says how often the lines of a log come, which stand in other evidence. */
    public static final String LOG_RATES = "/log-rates";

    /** Whether what is from there only says how often lines come that are evidence themselves; no sender can say so. */
    public static boolean isOfLines(String source) {
        return source.startsWith("kubernetes:") && source.endsWith(LOG_RATES);
    }

    boolean isOfLines() {
        return isOfLines(source);
    }
}
