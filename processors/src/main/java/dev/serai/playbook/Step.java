package dev.serai.playbook;

import dev.serai.policy.Expression;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of a playbook.
 *
 * @param id unique in its playbook
 * @param title for people, if it has one
 * @param action the Kamelet that does it
 * @param when whether it is needed; null for always
 * @param otherwise what people are told when it is not needed, if anything
 * @param arguments where each argument comes from
 * @param target what is acted upon, where the Kamelet does not say which argument names it
 * @param then how the playbook goes on after it
 * @param verify how it is found out whether it helped
 * @param cooldown how long this step leaves the same target alone; null for the policy's
 */
public record Step(
        String id,
        @Nullable String title,
        String action,
        @Nullable Expression when,
        @Nullable String otherwise,
        Map<String, Argument> arguments,
        @Nullable Expression target,
        Then then,
        @Nullable Verify verify,
        @Nullable Duration cooldown) {

    /**
     * How a playbook goes on.
     *
     * @param continuesOnFailure whether the next step is proposed when this one did not succeed
     * @param endsOnSuccess whether the playbook ends when this one helped
     */
    public record Then(boolean continuesOnFailure, boolean endsOnSuccess) {}

    public Step {
        arguments = Map.copyOf(arguments);
    }

    /**
     * Whether it is needed. A condition that has no value for these facts does not hold: the step is left out.
     *
     * @throws dev.serai.policy.ExpressionException when the condition cannot be evaluated at all
     */
    public boolean needed(Facts facts) {
        return when == null || when.holds(facts.values());
    }
}
