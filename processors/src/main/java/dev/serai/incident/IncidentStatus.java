package dev.serai.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident is, and who brought it there.
 *
 * @param acknowledged who took it on, also after its end; null while nobody did, and anew after it was reopened
 * @param resolved who ended it: a person, or {@link #SYSTEM} with its last alert; null while it is not over
 */
public record IncidentStatus(IncidentState state, @Nullable Mark acknowledged, @Nullable Mark resolved) {

    /** Who ends an incident whose alerts are all over. */
    public static final String SYSTEM = "system";

    /**
     * Who did it, and when.
     *
     * @param by the actor, {@code user:<name>} or {@code system}; null where a row does not say
     */
    public record Mark(@Nullable String by, Instant at) {}

    /** That of an incident that begins, or begins anew: it is nobody's. */
    static IncidentStatus open() {
        return new IncidentStatus(IncidentState.OPEN, null, null);
    }

    IncidentStatus acknowledge(Mark mark) {
        return new IncidentStatus(IncidentState.ACKNOWLEDGED, mark, null);
    }

    IncidentStatus resolve(Mark mark) {
        return new IncidentStatus(IncidentState.RESOLVED, acknowledged, mark);
    }
}
