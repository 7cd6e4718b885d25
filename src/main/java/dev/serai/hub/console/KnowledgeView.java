package dev.serai.hub.console;

import java.util.List;

/**
 * What was found of what is known.
 *
 * @param words that were searched for; empty before somebody has asked
 * @param pieces the best first
 */
public record KnowledgeView(String words, List<KnownPiece> pieces) {

    /** @param facts its source, what it is called there, and the licence of its text */
    public record KnownPiece(String title, String excerpt, List<PageFact> facts) {}
}
