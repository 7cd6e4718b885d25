package dev.serai.message;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.ApprovalState;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a digest lists.
 *
 * @param since when the first of it began
 * @param states how many incidents are in which state
 * @param worst the first few, the worst first
 * @param reason why it is one message
 * @param decisions what is proposed
 */
public record StormPage(
        Instant since,
        Map<IncidentState, Long> states,
        List<WorstIncident> worst,
        ListReason reason,
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
                reason(page),
                new StormDecisions(
                        page.path("proposals").asInt(),
                        page.path("waiting").asInt(),
                        PageReader.instant(page, "decide_until"),
                        PageReader.list(
                                page.path("decisions"),
                                node -> new UrgentDecision(ActSentence.of(node), PageReader.text(node, "risk_level"))),
                        counts(page.path("ended"), ApprovalState::of)));
    }

    private static ListReason reason(JsonNode page) {
        if (page.path("calls").asBoolean()) {
            return new ListReason.Unacknowledged(PageReader.instant(page, "next_at"));
        }
        if (page.path("reminds").asBoolean()) {
            return new ListReason.HalfTime();
        }
        return page.path("budget").isInt()
                ? new ListReason.SpentBudget(page.path("budget").asInt())
                : new ListReason.Storm();
    }

    private static <S> Map<S, Long> counts(JsonNode node, Function<String, S> state) {
        return node.properties().stream()
                .collect(Collectors.toMap(
                        one -> state.apply(one.getKey()), one -> one.getValue().asLong()));
    }

    /** Whether nothing of it goes on. */
    public boolean isOver() {
        return count(IncidentState.RESOLVED) == count() && decisions.waiting() == 0;
    }

    /** Whether it is a page, which its chat's budget counts. */
    public boolean isPage() {
        return !(reason instanceof ListReason.Unacknowledged);
    }

    /** Whether there is something to do about what it lists. */
    public boolean isDue() {
        return isPage() ? !isOver() : count(IncidentState.OPEN) > 0;
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
}
