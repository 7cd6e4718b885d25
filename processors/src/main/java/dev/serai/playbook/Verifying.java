package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.Verification;
import dev.serai.action.Verification.VerificationReason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What follows from an action's end for the question whether it helped. */
public final class Verifying {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Verifying() {}

    /**
     * A verdict, or the looks that will bring one.
     *
     * @param check present while the verdict is pending
     */
    public record Begun(Verification verification, @Nullable Check check) {

        static Begun ended(Verification verification) {
            return new Begun(verification, null);
        }
    }

    /**
     * How an action ended, as far as a verification is concerned.
     *
     * @param arguments its frozen arguments, an object
     * @param targetVersion the version that was approved, an object; missing if none was
     */
    public record EndedAction(ActionResult result, JsonNode arguments, JsonNode targetVersion) {}

    /**
     * @param verify what the playbook asks; null for nothing
     * @param reading what the catalogue says of the reading Kamelet, if it needs one
     */
    public static Begun begin(@Nullable Verify verify, EndedAction ended, Optional<ActionDefinition> reading) {
        if (verify == null) {
            return Begun.ended(Verification.NONE);
        }
        if (ended.result().outcome() == ActionState.UNKNOWN) {
            return Begun.ended(Verification.inconclusive(VerificationReason.OUTCOME_UNKNOWN));
        }
        if (verify instanceof Verify.OnResult direct) {
            return Begun.ended(holds(direct.condition(), ended.result()));
        }
        boolean ran = ended.result().outcome() == ActionState.SUCCEEDED;
        return ran ? begun((Verify.VerifyCall) verify, ended, reading) : Begun.ended(Verification.NONE);
    }

    private static Begun begun(Verify.VerifyCall asking, EndedAction ended, Optional<ActionDefinition> reading) {
        return reading.flatMap(definition -> arguments(asking, ended, definition))
                .map(arguments -> new Begun(
                        Verification.pending(),
                        new Check(asking.action(), arguments, asking.until().text(), asking.within(), asking.every())))
                .orElseGet(() -> Begun.ended(Verification.inconclusive(VerificationReason.ARGUMENTS_REFUSED)));
    }

    private static Optional<ObjectNode> arguments(
            Verify.VerifyCall asking, EndedAction ended, ActionDefinition definition) {
        Map<String, Object> known = new HashMap<>(known(ended.result()));
        known.put("arguments", JSON.convertValue(ended.arguments(), Map.class));
        return ArgumentResolver.evaluate(asking.with(), known)
                .map(arguments -> SameObject.pinned(arguments, ended, definition))
                .filter(arguments -> ArgumentSchema.fits(arguments, definition));
    }

    /** What a condition says of an answer. */
    static Verification holds(Expression condition, ActionResult answer) {
        try {
            return condition.holds(known(answer))
                    ? Verification.PASSED
                    : Verification.failed(VerificationReason.CONDITION_NOT_MET);
        } catch (ExpressionException e) {
            return Verification.inconclusive(VerificationReason.CONDITION_HAS_NO_VALUE);
        }
    }

    /** A key without a value is as good as none: a condition that asks for it does not hold. */
    private static Map<String, Object> known(ActionResult answer) {
        Map<String, Object> known = new HashMap<>();
        answer.values().forEach((key, value) -> {
            if (value != null) {
                known.put(key, value);
            }
        });
        return Map.of("result", known);
    }
}
