package dev.serai.hub.journal;

import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored: no secret is left in it.
 *
 * @param id one for audit and timeline
 * @param objectId the subject's
 * @param details the text of a JSON object
 */
record JournalRow(UUID id, JournalEntry entry, String objectId, @Nullable String reason, String details, Instant at) {

    Subject subject() {
        return entry.event().subject();
    }
}
