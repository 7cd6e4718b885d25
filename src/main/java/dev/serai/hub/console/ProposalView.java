package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approval with all that it is about: nobody agrees to what is not shown.
 *
 * @param question ends with a question mark while it is open
 * @param exactly what would run, or did, field by field
 * @param diff what it was shown to change; empty when nothing was tried out
 * @param ended what became of it; null while it is open
 * @param mayDecide whether this person's decision counts
 */
public record ProposalView(
        ProposalHead head,
        String question,
        List<PageFact> facts,
        List<DiffLine> diff,
        List<ExactField> exactly,
        RiskBar risk,
        List<String> decisions,
        String rule,
        @Nullable EndedLine ended,
        boolean mayDecide) {

    /** @param digest of exactly what is decided about */
    public record ProposalHead(String id, String digest, String incidentId) {

        public String shortDigest() {
            return digest.substring(0, Math.min(12, digest.length()));
        }
    }

    /**
     * @param kind {@code add}, {@code del}, or empty for a line that stays
     * @param sign that it begins with; empty where it has none
     */
    public record DiffLine(String kind, String sign, String text) {}

    public record ExactField(String name, String value) {}

    public record RiskBar(int score, String level, Severity severity, List<RiskShare> factors) {}

    public record RiskShare(String text, int points) {}

    public boolean isOpen() {
        return ended == null;
    }
}
