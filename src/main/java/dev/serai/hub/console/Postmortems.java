package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.action.Verification.VerificationVerdict;
import dev.serai.alert.AlertState;
import dev.serai.approval.ApprovalState;
import dev.serai.hub.console.IncidentView.CauseView;
import dev.serai.hub.console.IncidentView.TimelineEntry;
import dev.serai.hub.console.PostmortemView.DeedView;
import dev.serai.hub.console.PostmortemView.PostmortemHead;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tells an incident from its end, of what is stored: nothing is added, and what nobody knows is said. */
final class Postmortems {

    private final PageAnswers answers;
    private final JsonNode incident;
    private final Instant now;
    private final Map<String, JsonNode> actions = new LinkedHashMap<>();

    private Postmortems(PageAnswers answers, Instant now) {
        this.answers = answers;
        this.incident = answers.required("incident");
        this.now = now;
        answers.items("actions").forEach(action -> actions.put(action.path("id").asText(), action));
    }

    static PostmortemView of(PageAnswers answers, Instant now) {
        PostmortemView view = new Postmortems(answers, now).view();
        return view.withMarkdown(PostmortemMarkdown.of(view));
    }

    private PostmortemView view() {
        List<JsonNode> evidence = IncidentDetailPage.oldestFirst(answers, "evidence");
        CauseView cause = CauseViews.of(incident, IncidentDetailPage.oldestFirst(answers, "analyses"), evidence, now);
        List<DeedView> deeds = deeds();
        return new PostmortemView(
                head(), impact(), cause, SeenChanges.of(evidence, now), deeds, timeline(), cut(), open(cause), "");
    }

    private PostmortemHead head() {
        List<PageFact> facts = new ArrayList<>();
        String place = Wording.place(incident);
        if (!place.isEmpty()) {
            facts.add(PageFact.of(place));
        }
        facts.add(PageFact.of(incident.path("environment").asText()));
        facts.add(PageFact.of("severity " + Wording.severity(incident).wire()));
        return new PostmortemHead(
                incident.path("id").asText(),
                incident.path("title").asText(),
                Wording.severity(incident),
                facts,
                Moment.dated(now));
    }

    private List<List<PageFact>> impact() {
        List<List<PageFact>> said = new ArrayList<>();
        String whom = KnownViews.of(answers.items("alerts"), IncidentHeads.isOver(incident))
                .impact();
        if (!whom.isEmpty()) {
            said.add(sentence(whom + (whom.endsWith(".") || whom.endsWith("”") ? "" : ".")));
        }
        Instant opened = Wording.instant(incident, "opened_at").orElse(now);
        PageFact began = new PageFact("It began at", null, Moment.dated(opened));
        said.add(Wording.instant(incident, "resolved_at")
                .map(end -> List.of(
                        began,
                        new PageFact("and ended at", null, Moment.dated(end)),
                        PageFact.of("after " + Moment.exactly(Duration.between(opened, end)) + ".")))
                .orElseGet(() -> List.of(began, PageFact.of("and is not over."))));
        said.add(sentence(Wording.instant(incident, "acknowledged_at")
                .map(at -> Wording.who(incident.path("acknowledged_by").asText("")) + " took it on after "
                        + Moment.exactly(Duration.between(opened, at)) + ".")
                .orElse("Nobody took it on.")));
        said.add(sentence(Wording.counted(incident.path("alerts").asLong(), "alert") + " came for it."));
        return said;
    }

    private static List<PageFact> sentence(String text) {
        return List.of(PageFact.of(text));
    }

    /** The first thing first. */
    private List<DeedView> deeds() {
        Map<String, JsonNode> approvals = answers.items("approvals").stream()
                .collect(Collectors.toMap(one -> one.path("action_id").asText(), one -> one, (one, other) -> one));
        return actions.values().stream()
                .filter(ActWords::changes)
                .filter(action -> OutcomeWords.isOver(state(action)))
                .sorted(Comparator.comparing(action -> action.path("created_at").asText()))
                .map(action -> deed(action, approvals.get(action.path("id").asText())))
                .toList();
    }

    private DeedView deed(JsonNode action, @Nullable JsonNode approval) {
        Instant at = Wording.instant(action, "started_at")
                .or(() -> Wording.instant(action, "created_at"))
                .orElse(now);
        String by = "Proposed by " + Wording.who(action.path("proposed_by").asText(""));
        return new DeedView(
                Moment.dated(at),
                ActWords.title(action),
                by + (approval == null ? "" : decided(approval)) + ".",
                OutcomeWords.sentence(action),
                state(action) == ActionState.SUCCEEDED && OutcomeWords.verdict(action) == VerificationVerdict.PASSED);
    }

    private static String decided(JsonNode approval) {
        String who = StreamSupport.stream(approval.path("decisions").spliterator(), false)
                .map(one -> one.path("username").asText())
                .distinct()
                .collect(Collectors.joining(", "));
        return switch (ApprovalState.of(approval.path("state").asText())) {
            case APPROVED -> ", approved by " + (who.isEmpty() ? "nobody in person" : who);
            case REJECTED -> ", rejected by " + who;
            case EXPIRED -> ", decided by nobody in time";
            case CANCELLED -> ", withdrawn"
                    + (approval.path("cancelled_by").asText("").startsWith("user:")
                            ? " by " + Wording.who(approval.path("cancelled_by").asText())
                            : "");
            case OPEN -> ", not decided yet";
        };
    }

    private static ActionState state(JsonNode action) {
        return ActionState.of(action.path("state").asText());
    }

    /** What people want to know of, from the beginning and from the end. */
    private List<TimelineEntry> timeline() {
        Map<String, JsonNode> events = new LinkedHashMap<>();
        answers.items("first").forEach(event -> events.put(event.path("id").asText(), event));
        IncidentDetailPage.oldestFirst(answers, "last")
                .forEach(event -> events.putIfAbsent(event.path("id").asText(), event));
        EventObjects objects = new EventObjects(actions.values(), events.values());
        return new TimelineWords(IncidentDetailPage.reading(actions), objects)
                .entries(List.copyOf(events.values())).stream()
                        .filter(entry -> entry.steps().isEmpty())
                        .map(entry ->
                                entry.at(Moment.dated(Instant.parse(entry.at().iso()))))
                        .toList();
    }

    private String cut() {
        List<JsonNode> first = answers.items("first");
        boolean whole = answers.nextCursor("first").isEmpty()
                || answers.items("last").stream().anyMatch(event -> first.stream()
                        .anyMatch(one -> one.path("id").equals(event.path("id"))));
        return whole ? "" : "Of this long timeline the first and the last 200 events were read.";
    }

    private List<String> open(CauseView cause) {
        List<String> open = new ArrayList<>();
        if (IncidentState.of(incident.path("state").asText()) != IncidentState.RESOLVED) {
            open.add("The incident is not over.");
        }
        long firing = answers.items("alerts").stream()
                .filter(alert -> AlertState.of(alert.path("state").asText()) == AlertState.FIRING)
                .count();
        if (firing > 0) {
            open.add(Wording.counted(firing, "alert") + (firing == 1 ? " fires" : " fire") + " still.");
        }
        if (cause.cites().isEmpty()) {
            open.add("No cause is known that evidence supports.");
        }
        actions.values().stream().filter(ActWords::changes).forEach(action -> open(action, open));
        return open;
    }

    private static void open(JsonNode action, List<String> open) {
        String title = ActWords.title(action);
        VerificationVerdict verdict = OutcomeWords.verdict(action);
        switch (state(action)) {
            case PROPOSED, AWAITING_APPROVAL -> open.add(title + ": it waits for a decision.");
            case APPROVED, RUNNING -> open.add(title + ": it is being done.");
            case UNKNOWN -> open.add(title + ": nobody has said yet whether it had its effect.");
            case SUCCEEDED -> {
                if (verdict == VerificationVerdict.PENDING) {
                    open.add(title + ": whether it helped is being checked.");
                }
            }
            case REFUSED, REJECTED, EXPIRED, CANCELLED, FAILED -> {}
        }
    }
}
