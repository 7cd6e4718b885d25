package dev.serai.analysis;

import dev.serai.evidence.FactObject;
import dev.serai.evidence.LogTemplates;
import java.util.BitSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a piece of evidence says, with what it is worth.
 *
 * @param text the words, several lines in evidence that is text
 * @param origin who says so
 * @param now whether it is said of the present
 * @param lately whether it is of the last hours, if not of now
 * @param object about what; null where that is not known
 * @param evidence where it stands
 * @param possible which expressions may be found in it
 * @param templates how often its lines come, as far as that is known
 */
record Statement(
        String text,
        StatementOrigin origin,
        boolean now,
        boolean lately,
        @Nullable FactObject object,
        UUID evidence,
        BitSet possible,
        LogTemplates templates) {

    /** Who says so; the weight of one expression that is found in it. */
    enum StatementOrigin {
        /** What a monitor claims. */
        CLAIM(1),
        /** A text of unknown kind. */
        TEXT(2),
        /** Lines of a log, each with its own level. */
        LINES(2),
        /** A line of a log, an error or without a level. */
        LOG(2),
        /** A warning of a log. */
        WARNING(1),
        /** What a log tells in passing. */
        REMARK(0.5),
        /** What happened to an object. */
        EVENT(2),
        /** How an object is. */
        STATE(2),
        /** What somebody changed. */
        CHANGE(1),
        /** A line of a log that comes no more often than before the alert: it explains nothing. */
        USUAL(0);

        private final double weight;

        StatementOrigin(double weight) {
            this.weight = weight;
        }

        double weight() {
            return weight;
        }
    }
}
