package dev.serai.knowledge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident that is over, or was and came back, as it is remembered.
 *
 * @param id of the incident
 * @param subject whose it was: {@code demo/shop/cart}, or less where less is known
 * @param cameBackAt when it was opened again after that; null for one that is over
 * @param alerts what its alerts said of themselves
 * @param causes what the last analysis held for its cause, likeliest first
 * @param actions what was done, in order
 * @param notes what people wrote into it, in order
 */
public record IncidentMemory(
        String id,
        String title,
        String subject,
        Instant openedAt,
        Instant resolvedAt,
        @Nullable Instant cameBackAt,
        List<String> alerts,
        List<String> causes,
        List<RememberedAction> actions,
        List<String> notes) {

    public IncidentMemory {
        alerts = List.copyOf(alerts);
        causes = List.copyOf(causes);
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
    }
}
