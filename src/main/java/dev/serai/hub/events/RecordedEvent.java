package dev.serai.hub.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as the journal has it.
 *
 * @param objectType what it happened to, as the audit calls it
 * @param details the text of a JSON object
 * @param incidentId whose timeline has it; null for one that only the audit has
 */
record RecordedEvent(
        UUID id,
        String actor,
        String verb,
        String objectType,
        String objectId,
        @Nullable String reason,
        String details,
        Instant at,
        @Nullable UUID incidentId) {}
