package dev.serai.evidence;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an object, then.
 *
 * @param object to what; null where the source names none
 * @param reason one word, for instance {@code FailedScheduling}; empty where the source has none
 * @param message for people
 * @param warning whether the source calls it a failure or a warning
 * @param count how often
 * @param first the first time
 * @param last the last time
 */
public record ObjectEvent(
        @Nullable FactObject object,
        String reason,
        String message,
        boolean warning,
        int count,
        Instant first,
        Instant last) {

    public ObjectEvent {
        reason = Objects.requireNonNullElse(FactText.optional(reason, FactText.NAME), "");
        message = Objects.requireNonNullElse(FactText.optional(message, FactText.LINE), "");
        count = Math.max(1, count);
        Objects.requireNonNull(last, "last is missing");
        first = first == null || first.isAfter(last) ? last : first;
    }
}
