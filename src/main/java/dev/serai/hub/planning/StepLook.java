package dev.serai.hub.planning;

import dev.serai.hub.store.StepHistory.Here;
import dev.serai.playbook.Course;
import dev.serai.playbook.Rest;
import dev.serai.playbook.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook as it presents itself in one plan.
 *
 * @param needed whether its own condition holds
 * @param wish what would be proposed; null where that cannot be
 * @param refusal why nothing could be proposed; null where something could
 * @param here what became of it on its target before
 */
record StepLook(Step step, boolean needed, @Nullable Wish wish, @Nullable StepOutcome refusal, Here here) {

    static StepLook refused(Step step, StepOutcome refusal) {
        return new StepLook(step, true, null, refusal, Here.NOTHING);
    }

    Course.Leg leg(Plan plan) {
        return new Course.Leg(
                needed, step.continuesOnFailure(), step.endsOnSuccess(), cooldown(plan, step), here.past());
    }

    /** How long a step leaves the same target alone. */
    static Duration cooldown(Plan plan, Step step) {
        Duration own = step.cooldown();
        Duration wanted = own == null ? plan.rules().approval().cooldown() : own;
        return wanted.compareTo(Rest.PAUSE) < 0 ? Rest.PAUSE : wanted;
    }
}
