package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.action.ActionState;
import dev.serai.event.IncidentEvent;
import dev.serai.hub.console.IncidentView.DecidedLine;
import dev.serai.hub.console.IncidentView.DoneView;
import dev.serai.hub.console.IncidentView.KnownView;
import dev.serai.hub.console.IncidentView.TimelineView;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page of one incident. */
@Component("incidentPage")
class IncidentDetailPage {

    /** Of what grows, the page reads the end. */
    private static final String LAST = "sort=at_desc&limit=200";

    private final PageOutput output;

    IncidentDetailPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("incidentId") String id) {
        Map<String, String> path = Map.of("incidentId", id);
        String own = PageCall.query(Map.of("incident_id", id));
        return List.of(
                PageCall.of("incident", "getIncident", path, ""),
                PageCall.of("analyses", "listIncidentAnalyses", path, LAST),
                PageCall.of("evidence", "listIncidentEvidence", path, LAST),
                PageCall.of("timeline", "listIncidentTimeline", path, LAST),
                PageCall.list("actions", "listActions", own + "&limit=200"),
                PageCall.list("approvals", "listApprovals", own + "&limit=200"),
                PageCall.list("alerts", "listAlerts", own + "&limit=20"),
                PageCall.list("parts", "listIncidents", PageCall.query(Map.of("parent", id)) + "&limit=20"),
                PageCall.list("conversations", "listConversations", "limit=50"));
    }

    /** Whether what a form asked for was not done because others hold the incident at this moment. */
    boolean isBusy(@Body PageAnswers answers) {
        return answers.all().stream().anyMatch(PageAnswer::isBusy);
    }

    /** Has the page say so, whose form it was, and reads it. */
    List<PageCall> busy(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisit again = visit.ofPage(FormNotices.BUSY);
        exchange.setProperty(PageVisits.VISIT, again);
        return calls(again.act());
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        IncidentView view = view(answers, visit.account(), visit.now()).noted(visit.field("text"));
        output.show(exchange, "incident", view.head().title(), Section.INCIDENTS, view);
    }

    static IncidentView view(PageAnswers answers, Account account, Instant now) {
        JsonNode incident = answers.required("incident");
        Map<String, JsonNode> actions = new LinkedHashMap<>();
        answers.items("actions").forEach(action -> actions.put(action.path("id").asText(), action));
        List<JsonNode> timeline = oldestFirst(answers, "timeline");
        List<JsonNode> evidence = oldestFirst(answers, "evidence");
        KnownView known = KnownViews.of(answers.items("alerts"), IncidentHeads.isOver(incident));
        return new IncidentView(
                IncidentHeads.of(incident, known.links(), now),
                CauseViews.of(incident, oldestFirst(answers, "analyses"), evidence, now),
                known,
                SeenChanges.of(evidence, now),
                ProposedViews.of(answers.items("approvals"), actions, timeline, account, now),
                done(actions, answers.items("approvals"), account, now),
                new TimelineView(
                        new TimelineWords(reading(actions), new EventObjects(actions.values(), timeline))
                                .entries(timeline),
                        !answers.nextCursor("timeline").isEmpty(),
                        decided(timeline, now)),
                KnownViews.alerts(incident, answers, timeline, evidence, now),
                AskViews.of(incident.path("id").asText(), answers.items("conversations"), now),
                IncidentHeads.acts(incident, PartViews.areSomeOpen(answers), account));
    }

    /** What triage said last; nothing where that is not among what the page reads. */
    private static DecisionView decided(List<JsonNode> timeline, Instant now) {
        return timeline.stream()
                .filter(event -> TimelineWords.isOf(event, IncidentEvent.Triaged.class))
                .reduce((before, last) -> last)
                .map(last -> DecisionWords.ofTriage(last, now))
                .orElse(DecisionView.NONE);
    }

    static List<JsonNode> oldestFirst(PageAnswers answers, String name) {
        List<JsonNode> items = new ArrayList<>(answers.items(name));
        Collections.reverse(items);
        return items;
    }

    static Set<String> reading(Map<String, JsonNode> actions) {
        return actions.values().stream()
                .filter(action -> !ActWords.changes(action))
                .map(TimelineWords::step)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<DoneView> done(
            Map<String, JsonNode> actions, List<JsonNode> approvals, Account account, Instant now) {
        Set<String> takenBack = actions.values().stream()
                .map(action -> action.path("compensates").asText(""))
                .collect(Collectors.toSet());
        Map<String, JsonNode> byAction = new LinkedHashMap<>();
        approvals.forEach(approval -> byAction.put(approval.path("action_id").asText(), approval));
        return actions.values().stream()
                .filter(ActWords::changes)
                .filter(action ->
                        OutcomeWords.isOver(ActionState.of(action.path("state").asText())))
                .map(action -> {
                    String id = action.path("id").asText();
                    return OutcomeWords.done(
                            action, account, takenBack.contains(id), decided(byAction.get(id), action, now), now);
                })
                .toList();
    }

    private static @Nullable DecidedLine decided(@Nullable JsonNode approval, JsonNode action, Instant now) {
        return approval == null
                ? null
                : new DecidedLine(ApprovalWords.form(approval), EndedWords.of(approval, action, now));
    }
}
