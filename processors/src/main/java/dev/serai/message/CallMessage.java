package dev.serai.message;

import dev.serai.incident.IncidentState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message that calls people by name for an incident, or reminds everybody of it; once somebody cares it says who. */
public final class CallMessage {

    private CallMessage() {}

    public static Message of(CallPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(LineText.own(heading(page)).quote(page.title())));
        if (!page.people().isEmpty()) {
            blocks.add(new Block.Mention(page.people(), sentence(page)));
        }
        if (page.isDue() && page.nextAt() != null) {
            blocks.add(new Block.Note(
                    page.kind() == CallPage.CallKind.REMINDER
                            ? "You are reminded again at " + audience.time(page.nextAt())
                                    + ", unless somebody acknowledges, snoozes or takes it."
                            : "Acknowledge it to stop the calls; the next one is at " + audience.time(page.nextAt())
                                    + ".",
                    true));
        }
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.incident()));
        return new Message(blocks, buttons, null);
    }

    private static String heading(CallPage page) {
        if (page.state() == IncidentState.RESOLVED) {
            return "Over: ";
        }
        if (page.state() == IncidentState.ACKNOWLEDGED && page.kind() != CallPage.CallKind.ASSIGNED) {
            return "Acknowledged by " + actor(page.endedBy()) + ": ";
        }
        return switch (page.kind()) {
            case CHAIN, REMINDER -> "Nobody has acknowledged: ";
            case ASSIGNED -> "Assigned: ";
            case SNOOZE_OVER -> "The snooze is over: ";
        };
    }

    private static String sentence(CallPage page) {
        boolean one = page.people().size() == 1;
        return switch (page.kind()) {
            case ASSIGNED -> ", " + actor(page.by()) + " hands this over to you.";
            default -> page.isDue() ? ", you are called." : (one ? " was" : " were") + " called.";
        };
    }

    /** {@code user:anna} as people read it. */
    private static String actor(@Nullable String actor) {
        return actor == null ? "somebody" : actor.replaceFirst("^user:", "");
    }
}
