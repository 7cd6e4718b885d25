package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalState;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One message for what nobody gets a message each about, in a storm or beyond a chat's budget: how many incidents, the worst
 * first, how many proposals, the most urgent first, and where all are.
 */
public final class DigestMessage {

    private static final int TITLE_UNITS = 110;

    private DigestMessage() {}

    /**
     * What a digest lists.
     *
     * @param since when the first of it began
     * @param states how many incidents are in which state
     * @param worst the first few, the worst first
     * @param budget how many pages its chat had had within an hour; null in a storm
     * @param reminds whether it lists nothing but what was still to be decided at half time
     * @param calls whether it lists nothing but what nobody had acknowledged after a while; {@code worst} is then what nobody has
     * @param nextAt when people are reminded of some of it again; null when they are not
     * @param decisions what is proposed
     */
    public record StormPage(
            Instant since,
            Map<IncidentState, Long> states,
            List<WorstIncident> worst,
            @Nullable Integer budget,
            boolean reminds,
            boolean calls,
            @Nullable Instant nextAt,
            StormDecisions decisions) {

        public StormPage {
            states = Map.copyOf(states);
            worst = List.copyOf(worst);
        }

        /** Reads the JSON that {@code sql/digest-page.sql} wrote. */
        public static StormPage read(String json) {
            JsonNode page = PageReader.tree(json);
            return new StormPage(
                    PageReader.required(PageReader.instant(page, "since"), "since"),
                    counts(page.path("states"), IncidentState::of),
                    PageReader.list(
                            page.path("worst"),
                            node -> new WorstIncident(
                                    Severity.of(PageReader.text(node, "severity")),
                                    PageReader.text(node, "title"),
                                    IncidentPage.place(node),
                                    node.path("over").asBoolean())),
                    page.path("budget").isInt() ? page.path("budget").asInt() : null,
                    page.path("reminds").asBoolean(),
                    page.path("calls").asBoolean(),
                    PageReader.instant(page, "next_at"),
                    new StormDecisions(
                            page.path("proposals").asInt(),
                            page.path("waiting").asInt(),
                            PageReader.instant(page, "decide_until"),
                            PageReader.list(
                                    page.path("decisions"),
                                    node -> new UrgentDecision(
                                            ActSentence.of(node), PageReader.text(node, "risk_level"))),
                            counts(page.path("ended"), ApprovalState::of)));
        }

        private static <S> Map<S, Long> counts(JsonNode node, Function<String, S> state) {
            return node.properties().stream()
                    .collect(Collectors.toMap(one -> state.apply(one.getKey()), one -> one.getValue()
                            .asLong()));
        }

        /** Whether nothing of it goes on. */
        public boolean isOver() {
            return count(IncidentState.RESOLVED) == count() && decisions.waiting() == 0;
        }

        /** Whether there is something to do about what it lists. */
        public boolean isDue() {
            return calls ? count(IncidentState.OPEN) > 0 : !isOver();
        }

        boolean isEmpty() {
            return count() + decisions.all() == 0;
        }

        long count() {
            return states.values().stream().mapToLong(Long::longValue).sum();
        }

        long count(IncidentState state) {
            return states.getOrDefault(state, 0L);
        }
    }

    /** One of the incidents. */
    public record WorstIncident(Severity severity, String title, String place, boolean over) {}

    /**
     * The proposals that are listed.
     *
     * @param all how many there were
     * @param waiting how many are still to be decided
     * @param until when the first of these ends; null for none
     * @param urgent the first few of these, by their end
     * @param ended how many of the others ended how
     */
    public record StormDecisions(
            int all,
            int waiting,
            @Nullable Instant until,
            List<UrgentDecision> urgent,
            Map<ApprovalState, Long> ended) {

        public StormDecisions {
            urgent = List.copyOf(urgent);
            ended = Map.copyOf(ended);
        }
    }

    /** One that is still to be decided: what would be done, and its risk. */
    public record UrgentDecision(String act, String risk) {}

    public static Message of(StormPage page, Audience audience) {
        return page.isEmpty() ? empty(audience) : listing(page, audience);
    }

    /** Somebody asked for all that it listed. */
    private static Message empty(Audience audience) {
        Block title = new Block.Title(LineText.own(
                Sign.DECIDE + "The decisions that were listed here are below, each in a message with its deadline."));
        return new Message(List.of(title), audience.open("Decide in the console", "approvals"), null);
    }

    private static Message listing(StormPage page, Audience audience) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Title(LineText.own(title(page) + " since " + audience.time(page.since()))));
        if (page.calls()) {
            again(page, audience).ifPresent(words -> blocks.add(new Block.Note(words, true)));
        }
        page.worst().forEach(incident -> blocks.add(new Block.Note(line(incident), false)));
        more(
                (page.calls() ? page.count(IncidentState.OPEN) : page.count())
                        - page.worst().size(),
                blocks);
        decisions(page.decisions(), audience, blocks);
        ended(page.decisions(), blocks);
        if (!page.calls()) {
            blocks.add(new Block.Note(why(page), true));
        }
        if (page.count() > 0) {
            blocks.add(new Block.Note(states(page), true));
        }
        return new Message(PageFit.of(blocks), buttons(page, audience), null);
    }

    /** How many of what; that there are proposals stays said, however they end. */
    private static String title(StormPage page) {
        if (page.calls()) {
            return called(page);
        }
        String incidents = counted(page.count(), page.budget() == null ? "incident" : "more incident");
        int waiting = page.decisions().waiting();
        String all = counted(page.decisions().all(), "proposal");
        String proposals =
                page.reminds() && waiting > 0 && waiting < page.decisions().all() ? waiting + " of " + all : all;
        String both = Stream.of(incidents, proposals)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" and "));
        return (page.isOver() ? Sign.WELL + "Over: " : mark(page)) + both;
    }

    /** How many of those that people are reminded of nobody has. */
    private static String called(StormPage page) {
        String all = counted(page.count(), "incident");
        long open = page.count(IncidentState.OPEN);
        if (open > 0) {
            return Sign.CALLED + "Nobody has acknowledged: " + (open == page.count() ? all : open + " of " + all);
        }
        return (page.isOver() ? Sign.WELL + "Over: " : Sign.OWNED + "Acknowledged: ") + all;
    }

    private static String counted(long count, String what) {
        return count == 0 ? "" : count + " " + what + (count == 1 ? "" : "s");
    }

    private static void more(long more, List<Block> blocks) {
        if (more > 0) {
            blocks.add(new Block.Note("… and " + more + " more.", true));
        }
    }

    private static void decisions(StormDecisions decisions, Audience audience, List<Block> blocks) {
        Instant until = decisions.until();
        if (decisions.waiting() == 0 || until == null) {
            return;
        }
        blocks.add(new Block.Note(Sign.DECIDE + needed(decisions) + audience.time(until) + ":", true));
        decisions
                .urgent()
                .forEach(decision -> blocks.add(new Block.Note(
                        LineText.foreign(SafeText.line(decision.act(), TITLE_UNITS))
                                .and("? · " + decision.risk() + " risk"),
                        false)));
        more(decisions.waiting() - decisions.urgent().size(), blocks);
        blocks.add(new Block.Note("What nobody decides in time is not done.", true));
    }

    private static String needed(StormDecisions decisions) {
        boolean one = decisions.waiting() == 1;
        if (decisions.waiting() == decisions.all()) {
            return one ? "One decision is needed by " : decisions.waiting() + " decisions are needed, the first by ";
        }
        return (one ? "One" : decisions.waiting()) + " of the " + decisions.all() + " proposals "
                + (one ? "is still to be decided by " : "are still to be decided, the first by ");
    }

    /** For instance {@code No longer to be decided: 4 approved, 2 expired.} */
    private static void ended(StormDecisions decisions, List<Block> blocks) {
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
            buttons.add(Button.of(Button.ButtonKind.ACKNOWLEDGE, "Acknowledge all"));
        }
        if (page.decisions().waiting() > 0) {
            buttons.add(Button.of(Button.ButtonKind.SHOW, "Send next decisions here"));
            buttons.addAll(audience.open("Decide in the console", "approvals"));
        }
        if (page.count() > 0) {
            buttons.addAll(audience.open("Open in the console", "incidents"));
        }
        return buttons;
    }

    private static String why(StormPage page) {
        if (page.reminds()) {
            return "Half of the time to decide them is over. They are many, so one message lists them; the console shows all.";
        }
        return page.budget() == null
                ? "Too much began at once for a message each, so this one lists it; the console shows all."
                : "This chat has had its " + page.budget()
                        + " messages about new incidents of the hour, so this one lists what came after them; the console shows all.";
    }

    private static Optional<String> again(StormPage page, Audience audience) {
        if (!page.isDue()) {
            return Optional.empty();
        }
        Instant at = page.nextAt();
        return Optional.of("They are in a list that was sent here before."
                + (at == null
                        ? ""
                        : " The next reminder comes at " + audience.time(at)
                                + ", unless somebody acknowledges or snoozes them before."));
    }

    private static String mark(StormPage page) {
        if (page.reminds()) {
            return Sign.STILL_TO_DECIDE + "Still to be decided: ";
        }
        return page.worst().isEmpty()
                ? Sign.DECIDE
                : SeverityMark.of(page.worst().get(0).severity()) + " ";
    }

    private static LineText line(WorstIncident incident) {
        LineText line = LineText.own(incident.over() ? Sign.WELL : SeverityMark.of(incident.severity()) + " ")
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
