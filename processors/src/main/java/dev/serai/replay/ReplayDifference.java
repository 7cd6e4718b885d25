package dev.serai.replay;

import java.util.Optional;

/**
 * An alert of which two policies make something else.
 *
 * @param fired the alert
 * @param before what the first policy decides: its page, else its last decision
 * @param after what the other one does
 */
public record ReplayDifference(
        ReplayKind kind, PlayedEvent.AlertFired fired, PlayedDecision before, PlayedDecision after) {

    static Optional<ReplayDifference> of(PlayedAlert before, PlayedAlert after) {
        return kind(before, after).map(kind -> new ReplayDifference(kind, before.fired(), before.last(), after.last()));
    }

    private static Optional<ReplayKind> kind(PlayedAlert before, PlayedAlert after) {
        if (before.pagedAt().equals(after.pagedAt())) {
            return Optional.empty();
        }
        if (before.pagedAt().isEmpty()) {
            return Optional.of(ReplayKind.ADDED);
        }
        return Optional.of(after.pagedAt().isEmpty() ? ReplayKind.REMOVED : ReplayKind.MOVED);
    }
}
