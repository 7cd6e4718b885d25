package dev.serai.hub.planning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.RefusalReason;
import dev.serai.hub.action.NewAction;
import dev.serai.hub.planning.StepOutcomeReason.BegunAction;
import dev.serai.hub.planning.StepOutcomeReason.EarlierState;
import dev.serai.hub.planning.StepOutcomeReason.InOrder;
import dev.serai.hub.planning.StepOutcomeReason.Refused;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.Admission;
import dev.serai.planning.EarlierAction;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepVerdict;
import dev.serai.wire.WireName;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a playbook's step in one look at an incident.
 *
 * @param reason why; null while its turn has not come
 * @param detail which argument or which target, if that helps
 * @param actionId the earlier action that the outcome rests on, if any
 * @param action what was proposed, or would be in a dry run
 * @param arguments what a refused step would have been proposed with, if that was known
 * @param again after how long the plan is to be made again; null where something else will say so
 */
record StepOutcome(
        Step step,
        StepOutcomeKind kind,
        @Nullable StepOutcomeReason reason,
        @Nullable String detail,
        @Nullable UUID actionId,
        @Nullable NewAction action,
        @Nullable JsonNode arguments,
        @Nullable Duration again) {

    /** Why a step whose condition does not hold is done with. */
    private static final StepOutcomeReason NOT_NEEDED = new InOrder(StepVerdict.StepReason.NOT_NEEDED);

    private static final StepOutcomeReason EXHAUSTED = new InOrder(StepVerdict.StepReason.TRIED_OFTEN_ENOUGH);

    /** Where the earlier action's state says it all. */
    private static final Set<StepVerdict.StepReason> PLAIN = Set.of(
            StepVerdict.StepReason.OPEN,
            StepVerdict.StepReason.DONE,
            StepVerdict.StepReason.FAILED,
            StepVerdict.StepReason.NEXT_AFTER_FAILURE);

    /** What became of it. */
    enum StepOutcomeKind implements WireName {
        /** It is proposed now. */
        PROPOSED,
        /** It cannot be proposed now. */
        REFUSED,
        /** An earlier action of it is under way, or did not end in a way that lets the playbook go on. */
        WAITING,
        /** It was done before, or its condition does not hold. */
        DONE,
        /** Its turn has not come. */
        LATER
    }

    static StepOutcome refused(Step step, RefusalReason reason, String detail) {
        return refused(step, new Refused(reason), detail);
    }

    /** Tried as often as it may be, and nothing is to be done instead. */
    static StepOutcome triedOftenEnough(Step step, String detail) {
        return refused(step, EXHAUSTED, detail);
    }

    private static StepOutcome refused(Step step, StepOutcomeReason reason, String detail) {
        return new StepOutcome(step, StepOutcomeKind.REFUSED, reason, detail, null, null, null, null);
    }

    /** What the admission check said of the step's request; the timeline names the target, or the budget. */
    static StepOutcome refused(Step step, Admission.NotAdmitted why, ActionRequest request) {
        boolean budget = why.reason() == RefusalReason.BUDGET_EXHAUSTED;
        return new StepOutcome(
                step,
                StepOutcomeKind.REFUSED,
                new Refused(why.reason()),
                budget ? why.detail() : request.target(),
                null,
                null,
                request.arguments(),
                why.again());
    }

    static StepOutcome later(Step step) {
        return new StepOutcome(step, StepOutcomeKind.LATER, null, null, null, null, null, null);
    }

    static StepOutcome notNeeded(Step step) {
        return new StepOutcome(step, StepOutcomeKind.DONE, NOT_NEEDED, step.otherwise(), null, null, null, null);
    }

    /** Tried as often as it may be, though not since the incident last reopened; the playbook goes on without it. */
    static StepOutcome exhausted(Step step, String target) {
        return new StepOutcome(step, StepOutcomeKind.DONE, EXHAUSTED, target, null, null, null, null);
    }

    /**
     * What an earlier action says, and what the playbook's order makes of it.
     *
     * @param rests how long the action still leaves its target alone
     */
    static StepOutcome before(Step step, StepVerdict.StepReason why, EarlierAction earlier, Duration rests) {
        StepOutcomeKind kind = why.verdict() == StepVerdict.NEXT ? StepOutcomeKind.DONE : StepOutcomeKind.WAITING;
        StepOutcomeReason reason = PLAIN.contains(why) ? new EarlierState(earlier.state()) : new InOrder(why);
        // What the hub itself refused at its start nobody else comes back to.
        boolean refused = kind == StepOutcomeKind.WAITING && earlier.state() == ActionState.REFUSED;
        Duration again = refused && PLAIN.contains(why) && rests.compareTo(Duration.ZERO) > 0 ? rests : null;
        return new StepOutcome(step, kind, reason, null, earlier.id(), null, null, again);
    }

    static StepOutcome proposed(Step step, NewAction action) {
        return new StepOutcome(
                step,
                StepOutcomeKind.PROPOSED,
                new BegunAction(action.beginning()),
                null,
                action.id(),
                action,
                null,
                null);
    }

    boolean isWaiting() {
        return kind == StepOutcomeKind.WAITING;
    }

    /** Whether it came to its end before, and the playbook does not go on from it. */
    boolean isOverWithout() {
        return isWaiting()
                && (reason instanceof EarlierState earlier
                        ? earlier.state().isFinal()
                        : !new InOrder(StepVerdict.StepReason.BEING_VERIFIED).equals(reason));
    }

    /** Whether the timeline shall say that nothing was proposed: of a step that is left out only where it says why. */
    boolean isReported() {
        return kind == StepOutcomeKind.REFUSED
                || EXHAUSTED.equals(reason)
                || NOT_NEEDED.equals(reason) && detail != null;
    }
}
