package dev.serai.message;

import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.message.IncidentPage.IncidentSummary;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The message of an incident: what is wrong, where, since when and how bad; why, what is done, and who has it. */
public final class IncidentMessage {

    private static final int TITLE_UNITS = 200;
    static final int DESCRIPTION_UNITS = 200;
    private static final int NAME_UNITS = 60;
    private static final int NAMES_SHOWN = 4;
    private static final int STEPS_SHOWN = 2;
    /** As many as a page counts. */
    private static final int MOST_STALE = 1_000;

    private IncidentMessage() {}

    /** The incident as it is now. */
    public static Message of(IncidentPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(mark(page).quote(SafeText.line(page.trouble().title(), TITLE_UNITS))));
        if (page.alerts().stale() > 0) {
            blocks.add(new Block.Note(stale(page.alerts(), audience), true));
        }
        if (firesOn(page)) {
            blocks.add(new Block.Note(closed(page.status().resolved()), true));
        }
        if (page.parts().all() > 0) {
            blocks.add(new Block.Note(PartWords.of(page), true));
        }
        blocks.add(new Block.Note(place(page, audience), true));
        blocks.addAll(alerts(page, audience));
        if (page.finding() != null) {
            blocks.addAll(page.finding().blocks());
        }
        blocks.addAll(work(page, audience));
        blocks.addAll(AlertLinks.texts(page.alerts().first().links(), audience));
        blocks.add(status(page.status(), audience));
        return new Message(PageFit.of(blocks), buttons(page, audience), null);
    }

    /** For instance {@code shop/cart on demo · since 21:32 · high · production · team shop}. */
    private static LineText place(IncidentPage page, Audience audience) {
        String team = page.alerts().first().team();
        LineText words = place(page.trouble(), page.isOver() || page.paging().isAgain(), audience);
        return team.isEmpty() ? words : words.and(" · team ").quote(SafeText.line(team, NAME_UNITS));
    }

    /** @param interrupted whether it does not go on since it began */
    static LineText place(IncidentSummary trouble, boolean interrupted, Audience audience) {
        LineText place = trouble.place().isEmpty()
                ? LineText.own("")
                : LineText.foreign(trouble.place()).and(" · ");
        return place.and((interrupted ? "began " : "since ") + audience.time(trouble.openedAt()) + " · "
                        + trouble.severity().wire() + " · ")
                .quote(trouble.environment());
    }

    private static List<Block> alerts(IncidentPage page, Audience audience) {
        IncidentPage.Alerts alerts = page.alerts();
        List<Block> blocks = new ArrayList<>();
        ReasonCode.find(TriageReason.class, page.paging().reason())
                .map(reason -> why(reason, page, audience))
                .filter(why -> !why.isEmpty() && !page.isOver())
                .ifPresent(why -> blocks.add(new Block.Note(why, true)));
        if (alerts.count().total() > 1) {
            blocks.add(new Block.Note(counted(page), true));
        }
        String description = alerts.first().description().strip();
        if (!description.isEmpty() && !description.equals(page.trouble().title())) {
            blocks.add(new Block.QuotedLines(
                    "> " + SafeText.line(description.lines().findFirst().orElse(""), DESCRIPTION_UNITS), false));
        }
        return blocks;
    }

    /** For instance {@code 9 of 10 alerts still fire: node-1, node-2 and 7 more}: the other titles, else what tells them apart. */
    private static LineText counted(IncidentPage page) {
        IncidentPage.Alerts alerts = page.alerts();
        int total = alerts.count().total();
        int firing = alerts.count().firing();
        boolean some = firing > 0 && firing < total;
        String count = some
                ? firing + " of " + total + " alerts still " + (firing == 1 ? "fires" : "fire")
                : total + " alerts" + (firing == 0 ? ", all over" : "");
        List<String> others = alerts.titles().stream()
                .filter(one -> !one.equals(page.trouble().title()))
                .distinct()
                .toList();
        // Those that fire come first; several may have one name, and some none.
        int all = others.isEmpty() ? (some ? firing : total) : total - 1;
        List<String> counted = (others.isEmpty() ? alerts.names() : others)
                .stream().limit(all).filter(name -> !name.isBlank()).toList();
        if (counted.isEmpty()) {
            return LineText.own(count + ".");
        }
        List<String> first = counted.stream().distinct().limit(NAMES_SHOWN).toList();
        String shown =
                first.stream().map(name -> SafeText.line(name, NAME_UNITS)).collect(Collectors.joining(", "));
        long more = all - counted.stream().filter(first::contains).count();
        return LineText.own(count + (others.isEmpty() ? ": " : "; also: "))
                .quote(shown)
                .and(more > 0 ? " and " + more + " more." : ".");
    }

    /** Empty for what needs no words: that it is new, or that it is known. */
    private static String why(TriageReason reason, IncidentPage page, Audience audience) {
        Instant back = page.paging().backAt();
        return switch (reason) {
            case NEW_INCIDENT, DUPLICATE_OF_OPEN -> "";
            case STILL_FIRING -> "It still fires, and nothing suppresses it any more.";
            case REOPENED -> "It was over for a while and is back"
                    + (back == null ? "." : " since " + audience.time(back) + ".");
            case SEVERITY -> page.pages() ? "It got worse." : quiet("it is too mild for the policy");
            case TEST_ENVIRONMENT -> quiet("the policy keeps this environment quiet");
            case FLAPPING -> quiet("its alerts come and go too often");
            case PERSON_REQUEST -> quiet("it is a change that somebody requested");
            case SELF_RESOLVED, SELF_RESOLVED_IN_HOLD -> "Nothing fires any more.";
            case SILENCED -> quiet("it is silenced");
            case MAINTENANCE -> quiet("a maintenance window expects it");
            case MUTED -> quiet("the policy notifies nobody at this time");
            case INHIBITED -> quiet("another alert that fires explains it");
            case HELD -> quiet("it may end by itself in a moment");
            case AWAITS_ROOT -> quiet("its cause may show in a moment");
            case OWNED -> quiet("somebody works on it already");
            case EXPECTED_CHANGE -> quiet("a declared change expects it");
            case RECOVERED -> quiet("its number is back to normal");
            case AT_BASELINE -> quiet("its number is as it usually is");
            case FOLDED -> quiet("it is a symptom of another incident");
            case GATHERED -> quiet("the page of another incident is for this one too");
            case PROMOTED -> "It did not go away.";
        };
    }

    private static String quiet(String because) {
        return "Nobody is notified: " + because + ".";
    }

    private static String stale(IncidentPage.Alerts alerts, Audience audience) {
        String count = alerts.stale() > MOST_STALE
                ? "more than " + MOST_STALE + " alerts"
                : Spans.count(alerts.stale(), "alert");
        return "Nothing has been heard about " + count
                + (alerts.staleHeard() == null ? "" : " since " + audience.time(alerts.staleHeard()))
                + ", not even that it is over. Check it yourself: if all is well, resolve it; if not, acknowledge it.";
    }

    /** What is proposed or was done, else why nothing is. */
    private static List<Block> work(IncidentPage page, Audience audience) {
        IncidentPage.IncidentWork work = page.work();
        if (work.steps().isEmpty() && work.skipped().isEmpty() && page.finding() != null && !page.isOver()) {
            // A plan may be in the making, or a step that only reads may run.
            return List.of(new Block.Note("No change is proposed so far.", true));
        }
        Stream<LineText> lines = work.steps().isEmpty()
                ? work.skipped().stream().limit(page.isOver() ? 0 : 1).map(step -> step.words(audience))
                : work.steps().stream()
                        .skip(Math.max(0, work.steps().size() - STEPS_SHOWN))
                        .map(step -> step.words(page.status().state(), audience));
        return lines.map(words ->
                        (Block) new Block.Note(words.map(text -> SafeText.line(text, DESCRIPTION_UNITS)), true))
                .toList();
    }

    private static LineText mark(IncidentPage page) {
        IncidentStatus status = page.status();
        return switch (status.state()) {
            case OPEN -> LineText.own(SeverityMark.of(page.trouble().severity()) + " " + lead(page));
            case ACKNOWLEDGED -> named(
                    Sign.OWNED + "Acknowledged",
                    status.acknowledged(),
                    ": ",
                    SeverityMark.of(page.trouble().severity()) + " ");
            case RESOLVED -> firesOn(page)
                    ? named(
                            Sign.CLOSED + "Resolved",
                            status.resolved(),
                            ", but " + firing(page.alerts().count().firing()) + ": ",
                            Sign.WELL + "Over: ")
                    : named(Sign.CLOSED + "Resolved", status.resolved(), ": ", Sign.WELL + "Over: ");
        };
    }

    /** What the title of an open incident begins with. */
    private static String lead(IncidentPage page) {
        if (isUnheard(page)) {
            return "No news: ";
        }
        return page.paging().isAgain() ? "Back: " : "";
    }

    /** Whether a person closed it although something fires. */
    private static boolean firesOn(IncidentPage page) {
        return page.isOver() && page.alerts().count().firing() > 0;
    }

    private static LineText closed(@Nullable Mark mark) {
        LineText uncalled = LineText.own("Nobody is called for it any more. Please check whether it is solved.");
        return mark == null || mark.by() == null || mark.by().equals(IncidentStatus.SYSTEM)
                ? uncalled
                : uncalled.and(" If it is not, tell ").quote(name(mark.by())).and(", or repair it yourself.");
    }

    private static String firing(int alerts) {
        return Spans.count(alerts, "alert") + (alerts == 1 ? " still fires" : " still fire");
    }

    /** Whether no source says any more that it goes on. */
    private static boolean isUnheard(IncidentPage page) {
        return page.alerts().stale() > 0
                && page.alerts().stale() >= page.alerts().count().firing();
    }

    /**
     * @param then what follows the name
     * @param otherwise where nobody did it
     */
    private static LineText named(String what, @Nullable Mark mark, String then, String otherwise) {
        return mark == null || mark.by() == null || mark.by().equals(IncidentStatus.SYSTEM)
                ? LineText.own(otherwise)
                : LineText.own(what + " by ").quote(name(mark.by())).and(then);
    }

    private static Block.StatusLine status(IncidentStatus status, Audience audience) {
        return new Block.StatusLine("State", status.state().wire(), since(status, audience));
    }

    /** The same of a message beside the incident's own: no status line, by which a mail would be sent again. */
    static Block quietState(IncidentStatus status, Audience audience) {
        return new Block.Note(LineText.own("State: " + status.state().wire()).and(since(status, audience)), true);
    }

    /** Who brought it where it is, and when. */
    private static LineText since(IncidentStatus status, Audience audience) {
        return switch (status.state()) {
            case OPEN -> LineText.own(", nobody has acknowledged it yet");
            case ACKNOWLEDGED -> by(status.acknowledged(), audience);
            case RESOLVED -> {
                Mark acknowledged = status.acknowledged();
                LineText resolved = by(status.resolved(), audience);
                yield acknowledged == null || acknowledged.by() == null
                        ? resolved
                        : resolved.and("; before that, acknowledged by ").quote(name(acknowledged.by()));
            }
        };
    }

    private static LineText by(@Nullable Mark mark, Audience audience) {
        if (mark == null) {
            return LineText.own("");
        }
        String at = " at " + audience.time(mark.at());
        if (IncidentStatus.SYSTEM.equals(mark.by())) {
            return LineText.own(at + ", nothing fires any more");
        }
        return (mark.by() == null ? LineText.own("") : LineText.own(" by ").quote(name(mark.by()))).and(at);
    }

    /** As {@code user:anna} is called in a message. */
    static String name(String actor) {
        return actor.startsWith("user:") ? actor.substring("user:".length()) : actor;
    }

    private static List<Button> buttons(IncidentPage page, Audience audience) {
        List<Button> buttons = DutyButtons.of(page);
        buttons.addAll(AlertLinks.buttons(page.alerts().first().links(), audience));
        buttons.addAll(audience.open("Open", "incidents/" + page.id()));
        return buttons;
    }
}
