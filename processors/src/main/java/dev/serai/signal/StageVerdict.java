package dev.serai.signal;

import dev.serai.notify.TriageVerdict;
import dev.serai.silence.Suppression;
import org.jspecify.annotations.Nullable;

/** What a stage says: it decides, or leaves that to the next. */
public sealed interface StageVerdict {

    /**
     * The stage decides; nobody after it is asked.
     *
     * @param by what somebody set that keeps it from paging; null where it is something else
     */
    record Decides(TriageVerdict verdict, TriageReason reason, AfterStage next, @Nullable Suppression by)
            implements StageVerdict {

        Decides(TriageVerdict verdict, TriageReason reason, AfterStage next) {
            this(verdict, reason, next, null);
        }
    }

    /** The stage does not apply. */
    record Passes(PassReason reason) implements StageVerdict {}

    /** What follows from a decision. */
    enum AfterStage {
        /** Send or refresh the message, and analyse. */
        NOTIFY,
        /** Refresh the message and withdraw what still asks for a decision. */
        CLOSE,
        /** Nothing: it stays visible and searchable. */
        KEEP
    }

    static StageVerdict page(TriageReason reason) {
        return new Decides(TriageVerdict.PAGE, reason, AfterStage.NOTIFY);
    }

    static StageVerdict suppress(TriageReason reason, AfterStage next) {
        return new Decides(TriageVerdict.SUPPRESS, reason, next);
    }

    static StageVerdict suppress(Suppression by, AfterStage next) {
        return new Decides(TriageVerdict.SUPPRESS, TriageReason.of(by.reason()), next, by);
    }

    static StageVerdict pass(PassReason reason) {
        return new Passes(reason);
    }
}
