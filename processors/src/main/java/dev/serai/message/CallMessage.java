package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.message.CallPage.CallKind;
import dev.serai.message.CallPage.CalledPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The message that calls people by name for an incident, or reminds everybody of it; once somebody cares it says who. */
public final class CallMessage {

    private CallMessage() {}

    public static Message of(CallPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(heading(page).quote(page.trouble().title())));
        blocks.add(new Block.Note(
                IncidentMessage.place(page.trouble(), page.state() == IncidentState.RESOLVED, audience)
                        .and(over(page, audience)),
                true));
        if (!page.people().isEmpty()) {
            blocks.add(new Block.Mention(page.people(), sentence(page)));
        }
        unreached(page).ifPresent(blocks::add);
        next(page, audience).ifPresent(words -> blocks.add(new Block.Note(words, true)));
        List<Button> buttons = new ArrayList<>(DutyButtons.of(page.state()));
        buttons.addAll(audience.open("Open", "incidents/" + page.incident()));
        return new Message(blocks, buttons, null);
    }

    private static String over(CallPage page, Audience audience) {
        Instant at = page.endedAt();
        return at == null || page.state() != IncidentState.RESOLVED ? "" : " · over since " + audience.time(at);
    }

    private static LineText heading(CallPage page) {
        if (page.state() == IncidentState.RESOLVED) {
            return LineText.own(Sign.WELL + "Over: ");
        }
        if (page.kind() == CallKind.ASSIGNED) {
            return LineText.own(Sign.OWNED + "Assigned to ").quote(names(page)).and(": ");
        }
        if (page.state() == IncidentState.ACKNOWLEDGED) {
            return LineText.own(Sign.OWNED + "Acknowledged by ")
                    .quote(actor(page.endedBy()))
                    .and(": ");
        }
        return LineText.own(Sign.CALLED
                + (page.kind() == CallKind.SNOOZE_OVER
                        ? "Still open after the snooze: "
                        : "Nobody has acknowledged: "));
    }

    private static String sentence(CallPage page) {
        if (page.kind() == CallKind.ASSIGNED) {
            return ": " + actor(page.by()) + " assigned this to you. Please take care of it.";
        }
        if (page.isDue()) {
            return page.people().stream().allMatch(person -> person.id() == null)
                    ? (page.people().size() == 1 ? " is" : " are") + " called for this."
                    : ": please acknowledge it, then take care of it.";
        }
        return (page.people().size() == 1 ? " was" : " were") + " notified"
                + (page.state() == IncidentState.RESOLVED ? " while it was open." : "; nobody else will be.");
    }

    /** What follows when nobody acknowledges it. */
    private static Optional<String> next(CallPage page, Audience audience) {
        Instant at = page.nextAt();
        if (page.isDue() && page.kind() == CallKind.SNOOZE_OVER) {
            return Optional.of(
                    "Whoever reads this, please acknowledge it and take care of it. Until somebody does, people are called"
                            + " and reminded again, from the start.");
        }
        if (!page.isDue() || at == null && page.kind() != CallKind.CHAIN) {
            return Optional.empty();
        }
        if (at == null) {
            return Optional.of("This was the last call: nobody else is called after it.");
        }
        return Optional.of(
                page.kind() == CallKind.REMINDER
                        ? "Nobody is called by name: whoever reads this, please acknowledge it and take care of it. The next"
                                + " reminder comes at " + audience.time(at) + "."
                        : "If nobody does by " + audience.time(at) + ", the next people are notified.");
    }

    private static String names(CallPage page) {
        return page.people().stream().map(CalledPerson::name).collect(Collectors.joining(", "));
    }

    /** A chat does not ring for whom it does not know. */
    private static Optional<Block> unreached(CallPage page) {
        List<String> names = page.people().stream()
                .filter(person -> person.id() == null)
                .map(CalledPerson::name)
                .toList();
        String then = page.kind() == CallKind.ASSIGNED ? "." : ", or acknowledge it yourself.";
        return names.isEmpty() || !page.isDue()
                ? Optional.empty()
                : Optional.of(new Block.Note(
                        LineText.foreign(String.join(", ", names))
                                .and(" cannot be reached here. Whoever reads this: tell ")
                                .quote(String.join(", ", names))
                                .and(" now" + then),
                        true));
    }

    /** {@code user:anna} as people read it. */
    private static String actor(@Nullable String actor) {
        return actor == null || actor.equals(IncidentStatus.SYSTEM) ? "somebody" : IncidentMessage.name(actor);
    }
}
