package dev.serai.hub.console;

import dev.serai.alert.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of an incident.
 *
 * @param cause what is likely behind it, or what is the case instead
 * @param changes what changed lately where it is, the newest first
 * @param done what was done about it, the last first
 */
public record IncidentView(
        IncidentHead head,
        CauseView cause,
        KnownView known,
        List<SeenChange> changes,
        ProposedView proposed,
        List<DoneView> done,
        TimelineView timeline,
        AlertsView alerts,
        AskView ask,
        IncidentActs acts) {

    /** The same with a note that could not be stored, so that it need not be written again. */
    IncidentView noted(String text) {
        return new IncidentView(head, cause, known, changes, proposed, done, timeline, alerts, ask, acts.typed(text));
    }

    public record IncidentHead(String id, String title, Severity severity, List<PageFact> facts) {}

    /**
     * Which buttons there are for who looks.
     *
     * @param resolve and to have it analysed again, snoozed or assigned
     * @param unacknowledge to say that nobody has it any more
     * @param text what stands in the field for a note; empty but for one that could not be stored
     */
    public record IncidentActs(boolean acknowledge, boolean unacknowledge, boolean resolve, boolean note, String text) {

        IncidentActs typed(String typed) {
            return new IncidentActs(acknowledge, unacknowledge, resolve, note, typed);
        }
    }

    /**
     * The likely cause.
     *
     * @param heading over it
     * @param said by whom, where a model says it; else empty
     * @param sentence the cause, or what is known instead
     * @param cites numbers of the evidence behind the sentence
     * @param evidence that the sentence rests on
     * @param others causes that are possible too, or were ruled out
     */
    public record CauseView(
            String heading,
            String said,
            String sentence,
            List<Integer> cites,
            List<PageFact> facts,
            List<QuotedEvidence> evidence,
            List<OtherCause> others) {}

    /** @param evidence that it cites and nothing before it does */
    public record OtherCause(String text, List<Integer> cites, List<QuotedEvidence> evidence) {}

    /**
     * @param lines those that a claim rests on, as they were read
     * @param whole all of them, as far as a page holds them; empty when there are no more
     * @param count how many there are
     */
    public record QuotedEvidence(
            int number, String caption, Moment at, List<QuotedLine> lines, List<String> whole, int count) {}

    /** @param marked whether the cause rests on this line */
    public record QuotedLine(String text, boolean marked) {}

    /**
     * What its alerts say of it.
     *
     * @param impact who or what suffers; empty when nobody says
     * @param says what the worst alert says, in its own words; may be empty
     * @param links that help: each says where it leads
     */
    public record KnownView(String impact, String says, List<PageFact> links) {

        public boolean any() {
            return !impact.isEmpty() || !says.isEmpty() || !links.isEmpty();
        }
    }

    /** @param at when; null when nobody said */
    public record SeenChange(@Nullable Moment at, String text, List<PageFact> facts) {}

    /**
     * What is proposed.
     *
     * @param here what waits for a decision, with all that is decided about
     * @param elsewhere links to decisions that are made on their own page
     * @param ended what was proposed last and never ran, when none waits
     * @param whyNot why other steps were not proposed, when none waits
     */
    public record ProposedView(
            List<WaitingAct> here, List<PageFact> elsewhere, List<EndedProposal> ended, List<String> whyNot) {

        public boolean isNone() {
            return here.isEmpty() && elsewhere.isEmpty();
        }
    }

    /**
     * What was proposed and never ran.
     *
     * @param playbook that who looks may request once more; null for none
     */
    public record EndedProposal(String title, EndedLine ended, @Nullable String playbook) {}

    /**
     * What became of an approval.
     *
     * @param form where a decision about it was sent
     */
    public record DecidedLine(String form, EndedLine ended) {}

    /** @param cancel whether who looks may withdraw it */
    public record WaitingAct(String action, ProposalView proposal, boolean cancel) {}

    /**
     * What an action did.
     *
     * @param said what came of it, a sentence
     * @param decided who let it, or did not, and what came of it; null when nobody had to
     * @param offer what who looks may do about it
     */
    public record DoneView(
            String id,
            String title,
            String said,
            List<PageFact> facts,
            @Nullable DecidedLine decided,
            DoneOffer offer) {}

    /** What is offered beside an action. */
    public enum DoneOffer {
        NONE,
        /** It has not begun. */
        CANCEL,
        /** Nobody knows what came of it: somebody says so who has looked. */
        SETTLE,
        TAKE_BACK
    }

    /**
     * @param cut whether it begins later than the incident
     * @param decision why people were notified of it at last, or not
     */
    public record TimelineView(List<TimelineEntry> entries, boolean cut, DecisionView decision) {}

    /**
     * An entry for people, or the machine's steps between two of them.
     *
     * @param about what it happened to; null where the text says it
     * @param steps none for an entry for people
     */
    public record TimelineEntry(Moment at, String text, @Nullable PageFact about, List<String> steps) {

        /** The same with its time told otherwise. */
        TimelineEntry at(Moment told) {
            return new TimelineEntry(told, text, about, steps);
        }

        /** The whole, in one line. */
        public String said() {
            return about == null ? text : text + ": " + about.text();
        }
    }

    /**
     * @param rate when they came; null where that is soon said
     * @param series how the metrics went that they are about
     * @param rest leads to those that are not shown; null when all are
     * @param parts the incidents that belong to the one of these alerts
     */
    public record AlertsView(
            @Nullable ChartView rate,
            List<ChartView> series,
            List<ListedLine> lines,
            @Nullable PageFact rest,
            PartsView parts) {}

    /**
     * The incidents that its page is for too.
     *
     * @param acknowledge what the button says that takes it on, with them
     * @param heading over them
     * @param rest leads to those that are not shown; null when all are
     */
    public record PartsView(String acknowledge, String heading, List<ListedLine> lines, @Nullable PageFact rest) {}

    /** @param conversations those of who looks about this incident */
    public record AskView(List<PageFact> conversations) {}

    /** A line of a list that leads to the thing. */
    public record ListedLine(String href, String title, Severity severity, List<PageFact> facts) {}
}
