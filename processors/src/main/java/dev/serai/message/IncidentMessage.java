package dev.serai.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The message of an incident: what broke, since when, why probably, and who has it. */
public final class IncidentMessage {

    private static final int ALERTS_TOLD = 5;
    private static final int ACTIONS_TOLD = 5;
    private static final int LINE_UNITS = 160;

    private IncidentMessage() {}

    /** The incident as it is now. {@code publicUrl} is where the hub is reached by people, if anywhere. */
    public static Message of(IncidentPage page, @Nullable String publicUrl) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(mark(page) + " " + page.severity().toUpperCase(Locale.ROOT) + ": ", page.title()));
        blocks.add(new Block.Fact("State", state(page)));
        blocks.add(new Block.Fact("Environment", page.environment()));
        if (!page.place().isEmpty()) {
            blocks.add(new Block.Fact("Where", page.place()));
        }
        blocks.add(new Block.Fact("Since", page.openedAt().toString()));
        blocks.add(new Block.Fact("Alerts", page.alerts() + ", firing " + page.firing()));
        if (page.stale() > 0) {
            blocks.add(new Block.Fact("Stale", stale(page)));
        }
        if (page.verdictReason() != null) {
            blocks.add(new Block.Fact("Told because", page.verdictReason()));
        }
        addList(blocks, "•", page.alertTitles(), ALERTS_TOLD);
        if (page.finding() == null) {
            blocks.add(new Block.Fact("Likely cause", "not analysed yet"));
        } else {
            blocks.addAll(page.finding().blocks());
        }
        addList(blocks, "→", page.actions(), ACTIONS_TOLD);
        page.withheld()
                .forEach(step -> blocks.add(new Block.Fact(
                        "No proposal", step + ": what would run holds what looks like a secret, and would be shown")));
        return new Message(blocks, buttons(page, publicUrl), null);
    }

    private static String stale(IncidentPage page) {
        return page.stale() + " no longer repeated"
                + (page.staleHeard() == null ? "" : ", last on " + page.staleHeard())
                + "; nobody has said that it is over";
    }

    private static void addList(List<Block> blocks, String bullet, List<String> entries, int most) {
        if (!entries.isEmpty()) {
            List<String> lines = entries.stream()
                    .map(entry -> bullet + " " + SafeText.line(entry, LINE_UNITS))
                    .toList();
            blocks.add(new Block.Lines(String.join("\n", PageReader.lines(lines, most)), false));
        }
    }

    private static String mark(IncidentPage page) {
        if (page.state().equals("resolved")) {
            return "✅";
        }
        return switch (page.severity()) {
            case "critical" -> "🔴";
            case "high" -> "🟠";
            case "medium" -> "🟡";
            default -> "🔵";
        };
    }

    private static String state(IncidentPage page) {
        return switch (page.state()) {
            case "acknowledged" -> "acknowledged" + by(page.acknowledgedBy(), page.acknowledgedAt());
            case "resolved" -> "resolved" + by(page.resolvedBy(), page.resolvedAt())
                    + (page.acknowledgedBy() == null ? "" : ", was acknowledged by " + page.acknowledgedBy());
            default -> page.state();
        };
    }

    private static String by(@Nullable String actor, @Nullable Instant at) {
        return (actor == null ? "" : " by " + actor) + (at == null ? "" : " at " + at);
    }

    private static List<Button> buttons(IncidentPage page, @Nullable String publicUrl) {
        List<Button> buttons = new ArrayList<>();
        if (page.state().equals("open")) {
            buttons.add(Button.of(Button.Kind.ACKNOWLEDGE, "Acknowledge"));
        }
        if (publicUrl != null) {
            buttons.add(Button.link("Open", publicUrl + "/api/v1/incidents/" + page.id()));
        }
        return buttons;
    }
}
