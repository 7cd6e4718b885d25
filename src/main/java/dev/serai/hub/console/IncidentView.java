package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of an incident.
 *
 * @param cause what is likely behind it; null while nothing was analysed
 * @param proposals what waits for a decision, here
 * @param elsewhere links to decisions that wait, and are made on their own page
 * @param whyNot why steps were not proposed, when none waits
 * @param done what was done about it, the last first
 * @param cut whether the timeline begins later than the incident
 */
public record IncidentView(
        IncidentHead head,
        @Nullable CauseView cause,
        List<ProposalView> proposals,
        List<PageFact> elsewhere,
        List<String> whyNot,
        List<DoneView> done,
        List<TimelineEntry> timeline,
        boolean cut,
        List<ListedLine> alerts,
        IncidentActs acts) {

    public record IncidentHead(String id, String title, Severity severity, List<PageFact> facts) {}

    /** Which buttons there are for who looks. */
    public record IncidentActs(boolean acknowledge, boolean resolve, boolean note) {

        public boolean any() {
            return acknowledge || resolve || note;
        }
    }

    /**
     * The likely cause.
     *
     * @param said by whom, where a model says it; else empty
     * @param sentence the cause, or what is known instead
     * @param cites numbers of the evidence behind the sentence
     * @param others causes that are possible too, or were ruled out
     * @param more how much evidence there is that is not shown
     */
    public record CauseView(
            String said,
            String sentence,
            List<Integer> cites,
            List<PageFact> facts,
            List<OtherCause> others,
            List<QuotedEvidence> evidence,
            List<QuotedEvidence> more) {}

    public record OtherCause(String text, List<Integer> cites) {}

    /** @param lines of the excerpt, as it was read */
    public record QuotedEvidence(int number, String caption, Moment at, List<QuotedLine> lines) {}

    /** @param marked whether the cause rests on this line */
    public record QuotedLine(String text, boolean marked) {}

    /**
     * What an action did.
     *
     * @param said what came of it, a sentence
     * @param takeBack whether it can be taken back from here
     */
    public record DoneView(String id, String title, String said, List<PageFact> facts, boolean takeBack) {}

    /**
     * An entry for people, or the machine's steps between two of them.
     *
     * @param steps none for an entry for people
     */
    public record TimelineEntry(Moment at, String text, List<String> steps) {}

    /** A line of a list that leads to the thing. */
    public record ListedLine(String href, String title, Severity severity, List<PageFact> facts) {}
}
