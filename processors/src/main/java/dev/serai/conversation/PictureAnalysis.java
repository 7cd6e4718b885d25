package dev.serai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an analyst made of it.
 *
 * @param causes the likely ones with the evidence they rest on, the likeliest first
 * @param at when it was made
 */
public record PictureAnalysis(UUID id, String analyst, String summary, List<PictureCause> causes, Instant at) {

    public PictureAnalysis {
        causes = List.copyOf(causes);
    }

    /** A likely cause. */
    public record PictureCause(String text, double confidence, List<UUID> evidence) {

        public PictureCause {
            evidence = List.copyOf(evidence);
        }
    }
}
