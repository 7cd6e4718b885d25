package dev.serai.message;

import dev.serai.approval.ApprovalState;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One message for what nobody gets a message each about: how many incidents, the worst first, how many proposals, the most
 * urgent first, and where all are. {@link ListReason} is why.
 */
public final class DigestMessage {

    private static final int TITLE_UNITS = 110;

    private DigestMessage() {}

    public static Message of(StormPage page, Audience audience) {
        return page.isEmpty() ? empty(audience) : listing(page, audience);
    }

    /** Somebody asked for all that it listed. */
    private static Message empty(Audience audience) {
        Block title = new Block.Title(LineText.own(Sign.DECIDE
                + "Each decision that was listed here has a message of its own now, further down, with its deadline."));
        return new Message(List.of(title), audience.open("Decide in the console", "approvals"), null);
    }

    private static Message listing(StormPage page, Audience audience) {
        ListReason reason = page.reason();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(LineText.own(reason.title(page) + " since " + audience.time(page.since()))));
        reason.lead(page, audience).ifPresent(words -> blocks.add(new Block.Note(words, true)));
        page.worst().forEach(incident -> blocks.add(new Block.Note(line(incident), false)));
        more(
                (page.isPage() ? page.count() : page.count(IncidentState.OPEN))
                        - page.worst().size(),
                blocks);
        decisions(page, audience, blocks);
        ended(page.decisions(), blocks);
        reason.why(page).ifPresent(words -> blocks.add(new Block.Note(words, true)));
        if (page.count() > 0) {
            blocks.add(new Block.Note(states(page), true));
        }
        return new Message(PageFit.of(blocks), buttons(page, audience), null);
    }

    private static void more(long more, List<Block> blocks) {
        if (more > 0) {
            blocks.add(new Block.Note("… and " + more + " more.", true));
        }
    }

    private static void decisions(StormPage page, Audience audience, List<Block> blocks) {
        StormPage.StormDecisions decisions = page.decisions();
        Instant until = decisions.until();
        if (decisions.waiting() == 0 || until == null) {
            return;
        }
        blocks.add(new Block.Note(Sign.DECIDE + page.reason().decisions(decisions, audience.time(until)) + ":", true));
        decisions
                .urgent()
                .forEach(decision -> blocks.add(new Block.Note(
                        LineText.foreign(SafeText.line(decision.act(), TITLE_UNITS))
                                .and(ActSentence.end(decision.act()) + " · " + decision.risk() + " risk"),
                        false)));
        more(decisions.waiting() - decisions.urgent().size(), blocks);
        blocks.add(new Block.Note("Anything not decided in time is not done.", true));
    }

    /** For instance {@code Already settled: 4 approved, 2 expired.} */
    private static void ended(StormPage.StormDecisions decisions, List<Block> blocks) {
        String ended = Stream.of(ApprovalState.values())
                .filter(state -> decisions.ended().getOrDefault(state, 0L) > 0)
                .map(state -> decisions.ended().get(state) + " "
                        + (state == ApprovalState.CANCELLED ? "withdrawn" : state.wire()))
                .collect(Collectors.joining(", "));
        if (!ended.isEmpty()) {
            blocks.add(new Block.Note("Already settled: " + ended + ".", true));
        }
    }

    private static List<Button> buttons(StormPage page, Audience audience) {
        List<Button> buttons = new ArrayList<>();
        if (page.count(IncidentState.OPEN) > 0) {
            buttons.add(Button.of(Button.ButtonKind.ACKNOWLEDGE, "Acknowledge all open"));
        }
        if (page.decisions().waiting() > 0) {
            buttons.add(Button.of(
                    Button.ButtonKind.SHOW,
                    page.decisions().waiting() == 1 ? "Show the decision here" : "Show next decisions here"));
            buttons.addAll(audience.open("Decide in the console", "approvals"));
        }
        if (page.count() > 0) {
            buttons.addAll(audience.open("Open in the console", "incidents"));
        }
        return buttons;
    }

    private static LineText line(StormPage.WorstIncident incident) {
        LineText line = LineText.own(
                        incident.over() ? Sign.WELL + "Over: " : SeverityMark.of(incident.severity()) + " ")
                .quote(SafeText.line(incident.title(), TITLE_UNITS));
        return incident.place().isEmpty() ? line : line.and(" · ").quote(SafeText.line(incident.place(), TITLE_UNITS));
    }

    /** For instance {@code State: open 30 · State: resolved 7}: whoever searches a chat for a state finds each that there is. */
    private static String states(StormPage page) {
        return Stream.of(IncidentState.values())
                .filter(state -> page.count(state) > 0)
                .map(state -> "State: " + state.wire() + " " + page.count(state))
                .collect(Collectors.joining(" · "));
    }
}
