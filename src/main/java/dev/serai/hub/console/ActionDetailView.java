package dev.serai.hub.console;

import dev.serai.alert.Severity;
import dev.serai.hub.console.ProposalView.DiffLine;
import dev.serai.hub.console.ProposalView.ExactField;
import dev.serai.hub.console.ProposalView.RiskBar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One action: what it is, what became of it, and who let it.
 *
 * @param said what became of it: sentences
 * @param related the incident, the approval, what it takes back and what takes it back
 * @param decisions who agreed, or did not
 */
public record ActionDetailView(
        ActionHead head,
        List<String> said,
        List<PageFact> related,
        List<String> decisions,
        List<DiffLine> diff,
        List<ExactField> exactly,
        ActionBrought output,
        RiskBar risk,
        ActionActs acts) {

    public record ActionHead(String id, String title, Severity severity, List<PageFact> facts) {}

    /**
     * What it brought.
     *
     * @param whole all of it, as it was stored; null when it brought nothing
     */
    public record ActionBrought(
            List<BroughtField> fields, List<BroughtTable> tables, List<ActionText> texts, @Nullable ActionText whole) {}

    public record BroughtField(String name, PageFact value) {}

    /** @param rows each with a cell for each of the heads */
    public record BroughtTable(String name, List<String> heads, List<List<PageFact>> rows) {}

    /** @param cut whether there is more of it */
    public record ActionText(String name, String text, boolean cut) {}

    /** Which buttons there are for who looks. */
    public record ActionActs(boolean cancel, boolean settle, boolean takeBack) {

        public boolean any() {
            return cancel || settle || takeBack;
        }
    }
}
