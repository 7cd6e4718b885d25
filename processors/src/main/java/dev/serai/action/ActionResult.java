package dev.serai.action;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an executor answered, in the shape of the action Kamelets.
 *
 * @param outcome {@code SUCCEEDED}, {@code FAILED} or {@code UNKNOWN}
 * @param reason its code, for instance {@code EXITED} or {@code TIMEOUT}
 * @param values everything it answered, JSON values only
 */
public record ActionResult(ActionState outcome, String reason, Map<String, @Nullable Object> values) {

    private static final int MAX_REASON = 64;

    public ActionResult {
        if (outcome != ActionState.SUCCEEDED && outcome != ActionState.FAILED && outcome != ActionState.UNKNOWN) {
            throw new IllegalArgumentException("outcome " + outcome.wire() + " is none: succeeded, failed, unknown");
        }
        reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Reads an executor's answer. One that is not in the agreed shape proves nothing, so its outcome is unknown. */
    public static ActionResult of(@Nullable Object answer) {
        if (!(answer instanceof Map<?, ?> map) || !(map.get("outcome") instanceof String outcome)) {
            return unknown("BAD_ANSWER");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        String reason = String.valueOf(map.get("reason"));
        return switch (outcome) {
            case "succeeded" -> new ActionResult(ActionState.SUCCEEDED, reason, values);
            case "failed" -> new ActionResult(ActionState.FAILED, reason, values);
            default -> new ActionResult(ActionState.UNKNOWN, reason, values);
        };
    }

    /** Nobody knows whether it happened. */
    public static ActionResult unknown(String reason) {
        return without(ActionState.UNKNOWN, reason);
    }

    /** Certain that it did not happen, or that it had no effect. */
    public static ActionResult failed(String reason) {
        return without(ActionState.FAILED, reason);
    }

    private static ActionResult without(ActionState outcome, String reason) {
        return new ActionResult(outcome, reason, Map.of("outcome", outcome.wire(), "reason", reason));
    }

    /** Its reason as others record it. */
    public ExecutorReason why() {
        return new ExecutorReason(reason);
    }

    /** A text the executor answered under this name; empty if there is none. */
    public String text(String name) {
        Object value = values.get(name);
        return value instanceof String text ? text : "";
    }
}
