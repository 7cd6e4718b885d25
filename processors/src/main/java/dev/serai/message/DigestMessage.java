package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One message for incidents of which nobody gets a page each, in a storm or beyond a chat's budget: how many, the worst first, and where all are. */
public final class DigestMessage {

    private static final int TITLE_UNITS = 110;

    private DigestMessage() {}

    /**
     * The incidents of a digest.
     *
     * @param since when the first of them began
     * @param states how many are in which state
     * @param waiting how many decisions about them are open
     * @param worst the first few, the worst first
     * @param budget how many pages its chat had had within an hour; null in a storm
     */
    public record StormPage(
            Instant since,
            Map<IncidentState, Long> states,
            int waiting,
            List<WorstIncident> worst,
            @Nullable Integer budget) {

        public StormPage {
            states = Map.copyOf(states);
            worst = List.copyOf(worst);
        }

        /** Reads the JSON that {@code sql/digest-page.sql} wrote. */
        public static StormPage read(String json) {
            JsonNode page = PageReader.tree(json);
            return new StormPage(
                    PageReader.required(PageReader.instant(page, "since"), "since"),
                    page.path("states").properties().stream()
                            .collect(Collectors.toMap(one -> IncidentState.of(one.getKey()), one -> one.getValue()
                                    .asLong())),
                    page.path("waiting").asInt(),
                    PageReader.list(
                            page.path("worst"),
                            node -> new WorstIncident(
                                    Severity.of(PageReader.text(node, "severity")),
                                    PageReader.text(node, "title"),
                                    IncidentPage.place(node))),
                    page.path("budget").isInt() ? page.path("budget").asInt() : null);
        }

        /** Whether nothing of it goes on. */
        public boolean isOver() {
            return count(IncidentState.RESOLVED) == count();
        }

        long count() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }

        long count(IncidentState state) {
            return states.getOrDefault(state, 0L);
        }
    }

    /** One of them. */
    public record WorstIncident(Severity severity, String title, String place) {}

    public static Message of(StormPage page, Audience audience) {
        long count = page.count();
        List<Block> blocks = new ArrayList<>();
        String incidents = count == 1 ? " more incident" : " more incidents";
        blocks.add(new Block.Title(LineText.own((page.isOver() ? "✅ Over: " : mark(page)) + count + incidents
                + " since " + audience.time(page.since()))));
        blocks.add(new Block.Note(why(page), true));
        page.worst().forEach(incident -> blocks.add(new Block.Note(line(incident), false)));
        long more = count - page.worst().size();
        if (more > 0) {
            blocks.add(new Block.Note("… and " + more + " more.", true));
        }
        if (page.waiting() > 0) {
            blocks.add(new Block.Note(
                    page.waiting() == 1
                            ? "One decision about them is open."
                            : page.waiting() + " decisions about them are open.",
                    true));
        }
        blocks.add(new Block.Note(states(page), true));
        List<Button> buttons = new ArrayList<>();
        if (page.count(IncidentState.OPEN) > 0) {
            buttons.add(Button.of(Button.ButtonKind.ACKNOWLEDGE, "Acknowledge all"));
        }
        buttons.addAll(audience.open("Open", "incidents"));
        return new Message(PageFit.of(blocks), buttons, null);
    }

    private static String why(StormPage page) {
        return page.budget() == null
                ? "So many began at once that one message lists them; the console shows all."
                : "Held back: this chat has reached its limit of " + page.budget()
                        + " pages an hour, so one message lists them; the console shows all.";
    }

    private static String mark(StormPage page) {
        return page.worst().isEmpty() ? "" : SeverityMark.of(page.worst().get(0).severity()) + " ";
    }

    private static LineText line(WorstIncident incident) {
        LineText line = LineText.own(SeverityMark.of(incident.severity()) + " ")
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
