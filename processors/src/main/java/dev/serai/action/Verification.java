package dev.serai.action;

import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an action helped. It never rewrites the outcome.
 *
 * @param wire {@code passed}, {@code failed} or {@code inconclusive}; null where the playbook asks nothing
 * @param reason why, if it did not pass
 */
public record Verification(@Nullable String wire, @Nullable String reason) {

    /** Looks at a result with a playbook's condition over {@code result}. */
    public static Verification of(ActionResult result, @Nullable Expression condition) {
        if (condition == null) {
            return new Verification(null, null);
        }
        if (result.outcome() == ActionState.UNKNOWN) {
            return new Verification("inconclusive", "OUTCOME_UNKNOWN");
        }
        try {
            Map<String, Object> known = new HashMap<>();
            result.values().forEach((key, value) -> {
                if (value != null) {
                    known.put(key, value);
                }
            });
            boolean holds = condition.holds(Map.of("result", known));
            return holds ? new Verification("passed", null) : new Verification("failed", "CONDITION_NOT_MET");
        } catch (ExpressionException e) {
            return new Verification("inconclusive", "CONDITION_HAS_NO_VALUE");
        }
    }
}
