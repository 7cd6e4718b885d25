package dev.serai.analysis;

import dev.serai.analysis.Statement.StatementOrigin;
import dev.serai.evidence.FactObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fact for a cause, or against it.
 *
 * @param origin who says so: of several clues of one origin the strongest counts
 * @param weight how much it counts; below zero it contradicts
 * @param observed whether it was seen, and not only claimed by an alert
 * @param now whether it holds now; what was then supports nothing
 * @param object about what; null where that is not known
 * @param evidence where it stands
 * @param text for people, one line
 */
record Clue(
        String origin,
        double weight,
        boolean observed,
        boolean now,
        @Nullable FactObject object,
        UUID evidence,
        String text) {

    /** Whether it is a line that a log writes all the time. */
    boolean isUsual() {
        return origin.equals(StatementOrigin.USUAL.name());
    }

    boolean supports() {
        return now && weight > 0;
    }
}
