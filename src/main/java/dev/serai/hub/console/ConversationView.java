package dev.serai.hub.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with the investigator.
 *
 * @param incident leads to what it is about; null when it is about no incident
 * @param said the oldest first
 * @param waits whether an answer is being made
 * @param over why nothing more can be said in it here; empty while something can
 */
public record ConversationView(
        String id, String title, @Nullable PageFact incident, List<SaidView> said, boolean waits, String over) {

    /**
     * What was said.
     *
     * @param who said it
     * @param answer whether Serai did
     * @param cites what it rests on, by number
     * @param proposal leads to what it proposes; null for none
     */
    public record SaidView(
            int number,
            String who,
            boolean answer,
            Moment at,
            List<SaidPart> text,
            List<PageFact> cites,
            @Nullable PageFact proposal) {}

    /**
     * @param cite the number of what the words before rest on; 0 for words
     * @param at in place of the words, where these were a time; else null
     */
    public record SaidPart(String text, int cite, @Nullable Moment at) {}
}
