package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.message.CallPage.CallKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The message that calls people by name for an incident, or reminds everybody of it; once somebody cares it says who. */
public final class CallMessage {

    private CallMessage() {}

    public static Message of(CallPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(heading(page).quote(page.trouble().title())));
        blocks.add(new Block.Note(
                IncidentMessage.place(page.trouble(), page.state() == IncidentState.RESOLVED, audience), true));
        if (!page.people().isEmpty()) {
            blocks.add(new Block.Mention(page.people(), sentence(page)));
        }
        next(page, audience).ifPresent(words -> blocks.add(new Block.Note(words, true)));
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.incident()));
        return new Message(blocks, buttons, null);
    }

    private static LineText heading(CallPage page) {
        if (page.state() == IncidentState.RESOLVED) {
            return LineText.own(Sign.WELL + "Over: ");
        }
        if (page.kind() == CallKind.ASSIGNED) {
            return LineText.own(Sign.OWNED + "Assigned: ");
        }
        if (page.state() == IncidentState.ACKNOWLEDGED) {
            return LineText.own(Sign.OWNED + "Acknowledged by ")
                    .quote(actor(page.endedBy()))
                    .and(": ");
        }
        return LineText.own(Sign.CALLED
                + (page.kind() == CallKind.SNOOZE_OVER ? "The snooze is over: " : "Nobody has acknowledged: "));
    }

    private static String sentence(CallPage page) {
        if (page.kind() == CallKind.ASSIGNED) {
            return ": " + actor(page.by()) + " assigned this to you.";
        }
        if (page.isDue()) {
            return ": please acknowledge it, then take care of it.";
        }
        return (page.people().size() == 1 ? " was" : " were") + " notified"
                + (page.state() == IncidentState.RESOLVED ? " while it was open." : "; nobody else will be.");
    }

    /** What follows when nobody acknowledges it. */
    private static Optional<String> next(CallPage page, Audience audience) {
        Instant at = page.nextAt();
        if (!page.isDue() || at == null && page.kind() != CallKind.CHAIN) {
            return Optional.empty();
        }
        if (at == null) {
            return Optional.of("Nobody else is notified after this.");
        }
        return Optional.of(
                page.kind() == CallKind.REMINDER
                        ? "The next reminder comes at " + audience.time(at)
                                + ", unless somebody acknowledges, snoozes or takes it before."
                        : "If nobody does by " + audience.time(at) + ", the next people are notified.");
    }

    /** {@code user:anna} as people read it. */
    private static String actor(@Nullable String actor) {
        return actor == null || actor.equals(IncidentStatus.SYSTEM) ? "somebody" : IncidentMessage.name(actor);
    }
}
