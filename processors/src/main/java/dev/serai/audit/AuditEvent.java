package dev.serai.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands in the audit.
 *
 * @param details further facts: the text of a JSON object
 * @param at when it was recorded, to the microsecond, as PostgreSQL keeps it
 */
public record AuditEvent(
        String tenant,
        UUID id,
        String actor,
        String verb,
        String objectType,
        String objectId,
        @Nullable String reason,
        String details,
        Instant at) {

    public AuditEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
