package dev.serai.planning;

import dev.serai.action.ActionState;
import dev.serai.action.Effect;
import dev.serai.wire.ReasonCode;

/** Where an admitted action begins, and why there. The names stand in its row. */
public enum Beginning implements ReasonCode {
    /** It only reads. */
    READING_STEP(ActionState.APPROVED),
    /** It is tried out and shown before anybody decides, policy included. */
    NEEDS_DRY_RUN(ActionState.PROPOSED),
    /** Policy itself says yes to a change of this level. */
    LOW_RISK(ActionState.APPROVED),
    /** People decide. */
    NEEDS_APPROVAL(ActionState.AWAITING_APPROVAL);

    private final ActionState state;

    Beginning(ActionState state) {
        this.state = state;
    }

    public static Beginning of(Effect effect, boolean needsDryRun, boolean automatic) {
        if (effect == Effect.READ) {
            return READING_STEP;
        }
        return needsDryRun ? NEEDS_DRY_RUN : shown(automatic);
    }

    /** Where it goes on after what it would do is known. */
    public static Beginning shown(boolean automatic) {
        return automatic ? LOW_RISK : NEEDS_APPROVAL;
    }

    public ActionState state() {
        return state;
    }

    /** Whether it may start without anybody's yes. */
    public boolean approved() {
        return state == ActionState.APPROVED;
    }
}
