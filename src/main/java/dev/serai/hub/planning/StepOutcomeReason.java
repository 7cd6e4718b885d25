package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.planning.Beginning;
import dev.serai.playbook.StepVerdict.StepReason;
import dev.serai.wire.ReasonCode;

/** Why a step of a playbook is where it is: what decided, and its reason. */
sealed interface StepOutcomeReason extends ReasonCode {

    /** The admission check, or one before it, refused the step. */
    record Refused(RefusalReason why) implements StepOutcomeReason {}

    /** The playbook's order says so. */
    record InOrder(StepReason why) implements StepOutcomeReason {}

    /** An earlier action is in this state. */
    record EarlierState(ActionState state) implements StepOutcomeReason {}

    /** It is proposed now, and begins so. */
    record BegunAction(Beginning how) implements StepOutcomeReason {}

    /** As the timeline and the API have it. */
    @Override
    default String name() {
        if (this instanceof Refused refused) {
            return refused.why().name();
        }
        if (this instanceof InOrder order) {
            return order.why().name();
        }
        return this instanceof EarlierState earlier
                ? earlier.state().name()
                : ((BegunAction) this).how().name();
    }

    /** In a sentence where there is one, else the code. */
    default String text() {
        return this instanceof Refused refused ? refused.why().text() : name();
    }
}
