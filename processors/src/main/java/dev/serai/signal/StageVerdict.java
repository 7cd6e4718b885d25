package dev.serai.signal;

import dev.serai.notify.TriageVerdict;

/** What a stage says: it decides, or leaves that to the next. */
public sealed interface StageVerdict {

    /** The stage decides; nobody after it is asked. */
    record Decides(TriageVerdict verdict, TriageReason reason, AfterStage next) implements StageVerdict {}

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

    static StageVerdict pass(PassReason reason) {
        return new Passes(reason);
    }
}
