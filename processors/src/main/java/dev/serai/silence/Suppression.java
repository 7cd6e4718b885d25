package dev.serai.silence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an alert from notifying anybody.
 *
 * @param id of the silence or window; the name of the mute time or rule
 * @param author who set it; null for a policy's rule
 * @param until when that has to be decided again; null when nobody knows
 */
public record Suppression(SuppressionReason reason, String id, @Nullable String author, @Nullable Instant until) {

    /** {@code silence 0198…, set by anna, until 2026-11-22T14:00:00Z}. */
    public String text() {
        String what =
                switch (reason) {
                    case SILENCED -> "silence ";
                    case MAINTENANCE -> "maintenance window ";
                    case MUTED -> "mute time ";
                    case INHIBITED -> "inhibition rule ";
                };
        return what + id + (author == null ? "" : ", set by " + author) + (until == null ? "" : ", until " + until);
    }
}
