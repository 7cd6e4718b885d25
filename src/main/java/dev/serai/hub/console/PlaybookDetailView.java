package dev.serai.hub.console;

import dev.serai.hub.console.IncidentView.ListedLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One playbook.
 *
 * @param when the condition under which it is proposed, as it is written there
 * @param source its file; null for who is not shown it
 * @param runs what it proposed and did, the newest first
 * @param tryOut null for who may not ask for it
 */
public record PlaybookDetailView(
        String name,
        String title,
        List<StepLine> steps,
        String when,
        @Nullable String source,
        List<PageFact> facts,
        List<ListedLine> runs,
        @Nullable TryOut tryOut) {

    public record StepLine(String title, List<PageFact> facts) {}

    /**
     * The form that asks for it.
     *
     * @param searched what open incidents were searched for; may be empty
     * @param incidents that can be chosen
     * @param more whether more match than that
     * @param refused why it did not answer; empty else
     * @param proposes whether it would do anything now
     * @param said what it would do now, step by step; empty before it is asked
     */
    public record TryOut(
            String searched,
            List<IncidentChoice> incidents,
            boolean more,
            String refused,
            boolean proposes,
            List<String> said) {}

    public record IncidentChoice(String id, String title, boolean chosen) {}
}
