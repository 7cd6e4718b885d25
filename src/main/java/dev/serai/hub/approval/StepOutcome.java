package dev.serai.hub.approval;

import dev.serai.hub.store.NewAction;
import dev.serai.playbook.Step;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a playbook's step in one look at an incident.
 *
 * @param reason why, as a code
 * @param detail which argument or which target, if that helps
 * @param actionId the earlier action that the outcome rests on, if any
 * @param action what was proposed, or would be in a dry run
 */
record StepOutcome(
        Step step,
        Kind kind,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable UUID actionId,
        @Nullable NewAction action) {

    /** What became of it. */
    enum Kind {
        /** It is proposed now. */
        PROPOSED,
        /** It cannot be proposed now. */
        REFUSED,
        /** An earlier action of it is under way, or did not end in a way that lets the playbook go on. */
        WAITING,
        /** It was done before. */
        DONE,
        /** Its turn has not come. */
        LATER
    }

    static StepOutcome refused(Step step, String reason, String detail) {
        return new StepOutcome(step, Kind.REFUSED, reason, detail, null, null);
    }

    static StepOutcome later(Step step) {
        return new StepOutcome(step, Kind.LATER, null, null, null, null);
    }

    static StepOutcome proposed(Step step, NewAction action) {
        return new StepOutcome(step, Kind.PROPOSED, action.reason(), null, action.id(), action);
    }

    /** Whether the playbook goes on to its next step. */
    boolean goesOn() {
        return kind == Kind.DONE;
    }
}
