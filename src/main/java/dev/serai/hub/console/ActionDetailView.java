package dev.serai.hub.console;

import dev.serai.alert.Severity;
import dev.serai.hub.console.ProposalView.DiffLine;
import dev.serai.hub.console.ProposalView.ExactField;
import dev.serai.hub.console.ProposalView.RiskBar;
import java.util.List;

/**
 * One action: what it is, what became of it, and who let it.
 *
 * @param said what became of it: sentences
 * @param related the incident, the approval, what it takes back and what takes it back
 * @param decisions who agreed, or did not
 * @param output what it brought, each text with its name
 */
public record ActionDetailView(
        ActionHead head,
        List<String> said,
        List<PageFact> related,
        List<String> decisions,
        List<DiffLine> diff,
        List<ExactField> exactly,
        List<ActionOutput> output,
        RiskBar risk,
        ActionActs acts) {

    public record ActionHead(String id, String title, Severity severity, List<PageFact> facts) {}

    /** @param cut whether there is more of it */
    public record ActionOutput(String name, String text, boolean cut) {}

    /** Which buttons there are for who looks. */
    public record ActionActs(boolean cancel, boolean settle, boolean takeBack) {

        public boolean any() {
            return cancel || settle || takeBack;
        }
    }
}
