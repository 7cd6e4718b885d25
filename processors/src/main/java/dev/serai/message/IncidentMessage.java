package dev.serai.message;

import dev.serai.incident.IncidentState;
import dev.serai.incident.IncidentStatus;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.signal.TriageReason;
import dev.serai.wire.ReasonCode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The message of an incident: what broke, since when, why probably, and who has it. */
public final class IncidentMessage {

    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final int ALERTS_TOLD = 5;
    private static final int ACTIONS_TOLD = 5;
    /** As many as a page counts. */
    private static final int MOST_STALE = 1_000;

    private static final int LINE_UNITS = 160;

    private IncidentMessage() {}

    /** The incident as it is now. {@code publicUrl} is where the hub is reached by people, if anywhere. */
    public static Message of(IncidentPage page, @Nullable String publicUrl) {
        List<Block> blocks = new ArrayList<>(trouble(page));
        blocks.addAll(alerts(page));
        if (page.finding() == null) {
            blocks.add(new Block.Fact("Likely cause", "not analysed yet"));
        } else {
            blocks.addAll(page.finding().blocks());
        }
        addList(blocks, "→", page.work().actions(), ACTIONS_TOLD);
        page.work()
                .withheld()
                .forEach(step -> blocks.add(new Block.Fact(
                        "No proposal", step + ": what would run holds what looks like a secret, and would be shown")));
        return new Message(blocks, buttons(page, publicUrl), null);
    }

    private static List<Block> trouble(IncidentPage page) {
        IncidentPage.IncidentSummary trouble = page.trouble();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(mark(page) + " " + trouble.severity().name() + ": ", trouble.title()));
        blocks.add(new Block.Fact("State", state(page.status())));
        blocks.add(new Block.Fact("Environment", trouble.environment()));
        if (!trouble.place().isEmpty()) {
            blocks.add(new Block.Fact("Where", trouble.place()));
        }
        blocks.add(new Block.Fact("Since", SINCE.format(trouble.openedAt())));
        return blocks;
    }

    private static List<Block> alerts(IncidentPage page) {
        IncidentPage.Alerts alerts = page.alerts();
        List<Block> blocks = new ArrayList<>();
        if (alerts.count().total() > 1) {
            blocks.add(new Block.Fact(
                    "Alerts",
                    alerts.count().total() + ", firing " + alerts.count().firing()));
        }
        if (alerts.stale() > 0) {
            blocks.add(new Block.Fact("Stale", stale(alerts)));
        }
        ReasonCode.find(TriageReason.class, page.paging().reason())
                .map(reason -> why(reason, page.pages()))
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> blocks.add(
                        new Block.Fact(page.pages() ? "Notified because" : "Nobody is notified because", why)));
        String title = page.trouble().title();
        List<String> others =
                alerts.titles().stream().filter(one -> !one.equals(title)).toList();
        addList(blocks, "•", others, ALERTS_TOLD);
        return blocks;
    }

    /** Empty for what needs no words: that it is new, or that it is known. */
    private static String why(TriageReason reason, boolean notified) {
        return switch (reason) {
            case NEW_INCIDENT, DUPLICATE_OF_OPEN -> "";
            case STILL_FIRING -> "it still fires, and nothing suppresses it any more";
            case REOPENED -> "it was over and is back";
            case SEVERITY -> notified ? "it got worse" : "it is too mild for the policy";
            case TEST_ENVIRONMENT -> "the policy keeps this environment quiet";
            case FLAPPING -> "its alerts come and go too often";
            case PERSON_REQUEST -> "it is a change that somebody asked for";
            case SELF_RESOLVED -> "nothing fires any more";
            case SILENCED -> "it is silenced";
            case MAINTENANCE -> "a maintenance window expects it";
            case MUTED -> "the policy notifies nobody at this time";
            case INHIBITED -> "another alert that fires explains it";
            case HELD -> "it may end by itself in a moment";
            case AWAITS_ROOT -> "its cause may show in a moment";
            case SELF_RESOLVED_IN_HOLD -> "it ended by itself";
            case OWNED -> "somebody works on it already";
            case EXPECTED_CHANGE -> "a declared change expects it";
            case RECOVERED -> "its number is back to normal";
            case AT_BASELINE -> "its number is as it usually is";
            case FOLDED -> "it is a symptom of another incident";
            case PROMOTED -> "it did not go away";
        };
    }

    private static String stale(IncidentPage.Alerts alerts) {
        String count = alerts.stale() > MOST_STALE ? "More than " + MOST_STALE : String.valueOf(alerts.stale());
        return count + " no longer repeated"
                + (alerts.staleHeard() == null ? "" : ", last on " + alerts.staleHeard())
                + "; nobody has said that it is over";
    }

    private static void addList(List<Block> blocks, String bullet, List<String> entries, int most) {
        if (!entries.isEmpty()) {
            List<String> lines = entries.stream()
                    .map(entry -> bullet + " " + SafeText.line(entry, LINE_UNITS))
                    .toList();
            blocks.add(new Block.QuotedLines(String.join("\n", PageReader.lines(lines, most)), false));
        }
    }

    private static String mark(IncidentPage page) {
        if (page.status().state() == IncidentState.RESOLVED) {
            return "✅";
        }
        return switch (page.trouble().severity()) {
            case CRITICAL -> "🔴";
            case HIGH -> "🟠";
            case MEDIUM -> "🟡";
            case LOW, INFO -> "🔵";
        };
    }

    private static String state(IncidentStatus status) {
        Mark acknowledged = status.acknowledged();
        return status.state().wire()
                + switch (status.state()) {
                    case OPEN -> "";
                    case ACKNOWLEDGED -> by(acknowledged);
                    case RESOLVED -> by(status.resolved())
                            + (acknowledged == null || acknowledged.by() == null
                                    ? ""
                                    : ", was acknowledged by " + acknowledged.by());
                };
    }

    private static String by(@Nullable Mark mark) {
        return mark == null ? "" : (mark.by() == null ? "" : " by " + mark.by()) + " at " + mark.at();
    }

    private static List<Button> buttons(IncidentPage page, @Nullable String publicUrl) {
        List<Button> buttons = new ArrayList<>();
        buttons.addAll(DutyButtons.of(page.status().state()));
        if (publicUrl != null) {
            buttons.add(Button.link("Open", publicUrl + "/console/incidents/" + page.id()));
        }
        return buttons;
    }
}
