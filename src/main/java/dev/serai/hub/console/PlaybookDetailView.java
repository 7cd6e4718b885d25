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
     * @param refused why it did not answer; empty else
     * @param said what it would do now, step by step; empty before it is asked
     */
    public record TryOut(List<IncidentChoice> incidents, String refused, List<String> said) {}

    public record IncidentChoice(String id, String title, boolean chosen) {}
}
