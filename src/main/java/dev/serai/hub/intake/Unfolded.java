package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is accepted and not folded yet.
 *
 * @param alerts null where they are not at hand and its payload is to be read again
 * @param bytes of its payload
 */
record Unfolded(UUID id, String source, Instant receivedAt, @Nullable List<Alert> alerts, int bytes) {

    Unfolded withoutAlerts() {
        return new Unfolded(id, source, receivedAt, null, bytes);
    }
}
