package dev.serai.evidence;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an object is now.
 *
 * @param object whose state
 * @param health what it comes to
 * @param values what it shows, for instance {@code reason} = {@code CrashLoopBackOff}
 * @param since since when it is so, where that is known
 */
public record ObjectState(FactObject object, ObjectHealth health, Map<String, String> values, @Nullable Instant since) {

    public ObjectState {
        Objects.requireNonNull(object, "object is missing");
        health = health == null ? ObjectHealth.UNKNOWN : health;
        values = FactText.entries("values", values);
    }

    /** Its value of that name, or an empty text. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }
}
