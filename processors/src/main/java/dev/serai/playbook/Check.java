package dev.serai.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionResult;
import dev.serai.action.ActionState;
import dev.serai.action.Verification;
import dev.serai.action.Verification.VerificationReason;
import dev.serai.policy.Expression;
import dev.serai.policy.ExpressionException;
import java.time.Duration;
import java.time.Instant;

/**
 * What is asked, and how long, to find out whether one action helped: frozen when the action has ended, so that neither a
 * restart nor an edit of the playbook changes it.
 *
 * @param action the reading Kamelet
 * @param arguments valid against its schema
 * @param until CEL over {@code result}, its answer
 */
public record Check(String action, JsonNode arguments, String until, Duration within, Duration every) {

    /** As it is stored. */
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("action", action).set("arguments", arguments);
        return json.put("until", until).put("within", within.toString()).put("every", every.toString());
    }

    /** @throws RuntimeException for anything but what {@link #json} wrote */
    public static Check of(JsonNode json) {
        return new Check(
                json.path("action").asText(),
                json.path("arguments"),
                json.path("until").asText(),
                Duration.parse(json.path("within").asText()),
                Duration.parse(json.path("every").asText()));
    }

    /**
     * What one look says. While there is time left, only a condition that holds ends it. After that the last answer
     * counts: one that could not be read is inconclusive, since it says nothing about the object.
     *
     * @param answer what the reading Kamelet answered
     * @param end when the time is over
     */
    public Verification evaluate(ActionResult answer, Instant end, Instant now) {
        Verification seen = seen(answer);
        boolean over = !now.isBefore(end);
        return over || seen.equals(Verification.PASSED) ? seen : Verification.pending();
    }

    private Verification seen(ActionResult answer) {
        if (answer.outcome() != ActionState.SUCCEEDED) {
            return Verification.inconclusive(VerificationReason.NOT_READABLE);
        }
        try {
            Expression condition = Expression.compile(until, Verify.RESULT, Expression.Type.BOOL);
            return Verifying.holds(condition, answer);
        } catch (ExpressionException e) {
            return Verification.inconclusive(VerificationReason.CONDITION_HAS_NO_VALUE);
        }
    }

    /** How long to wait for the next look: the last one is at the end. */
    public Duration pause(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        Duration shorter = left.compareTo(every) < 0 ? left : every;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
