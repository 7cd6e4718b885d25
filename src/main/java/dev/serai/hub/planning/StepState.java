package dev.serai.hub.planning;

import dev.serai.action.ActionState;
import dev.serai.hub.planning.StepHistoryStore.Here;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.EarlierAction;
import dev.serai.playbook.Step;
import dev.serai.playbook.StepSequence;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook as it presents itself in one plan.
 *
 * @param needed whether its own condition holds
 * @param request what would be proposed; null where that cannot be
 * @param refusal why nothing could be proposed; null where something could
 * @param here what became of it on its target before
 */
record StepState(Step step, boolean needed, @Nullable ActionRequest request, @Nullable StepOutcome refusal, Here here) {

    static StepState refused(Step step, StepOutcome refusal) {
        return new StepState(step, true, null, refusal, Here.NOTHING);
    }

    /** @param requested whether a person asks for it now */
    StepSequence.Item item(Plan plan, boolean requested) {
        return new StepSequence.Item(
                needed,
                step.then().continuesOnFailure(),
                step.then().endsOnSuccess(),
                cooldown(plan),
                here.attempts(),
                requested);
    }

    /** Whether a person withdrew the latest action of it. */
    boolean isWithdrawn() {
        EarlierAction latest = here.latest();
        return latest != null && latest.state() == ActionState.CANCELLED && !latest.withoutEffect();
    }

    /** How long the step leaves its target alone. */
    private Duration cooldown(Plan plan) {
        Duration policy = plan.rules().approval().cooldown();
        return request == null ? policy : request.source().cooldown(policy);
    }

    /** How long an earlier action of the step still leaves its target alone. */
    Duration rests(Plan plan, EarlierAction earlier) {
        return Duration.between(plan.now(), earlier.restsUntil(cooldown(plan)));
    }
}
