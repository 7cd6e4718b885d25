package dev.serai.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as the hub knows it, without what it says to people.
 *
 * @param status its life so far
 * @param severity as its latest content says
 * @param incident the one that it joined last; null while it never fired
 * @param contentHash of its latest content; null where none was ever kept
 */
public record StoredAlert(
        UUID id,
        AlertKey key,
        AlertStatus status,
        Severity severity,
        @Nullable UUID incident,
        @Nullable String contentHash) {

    /** Whether it is known that its source no longer repeats it. */
    boolean isStale() {
        return status.staleSince() != null;
    }

    StoredAlert in(UUID joined) {
        return new StoredAlert(id, key, status, severity, joined, contentHash);
    }

    StoredAlert with(AlertStatus next) {
        return new StoredAlert(id, key, next, severity, incident, contentHash);
    }

    StoredAlert with(Severity said, String hash) {
        return new StoredAlert(id, key, status, said, incident, hash);
    }
}
