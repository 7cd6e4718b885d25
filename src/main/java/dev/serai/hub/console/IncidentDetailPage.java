package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.action.ActionState;
import dev.serai.approval.ApprovalState;
import dev.serai.approval.Role;
import dev.serai.event.PlaybookEvent;
import dev.serai.hub.console.IncidentView.DoneView;
import dev.serai.hub.console.IncidentView.IncidentActs;
import dev.serai.hub.console.IncidentView.IncidentHead;
import dev.serai.incident.IncidentState;
import java.time.Duration;
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
import org.springframework.stereotype.Component;

/** The page of one incident. */
@Component("incidentPage")
class IncidentDetailPage {

    private static final int LINKS = 4;
    private static final int WHY_NOT = 6;

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
                PageCall.list("approvals", "listApprovals", own + "&state=open&sort=expires_at_asc&limit=200"),
                PageCall.list("alerts", "listAlerts", own + "&limit=20"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        IncidentView view = view(answers, visit.account(), visit.now());
        output.show(exchange, "incident", view.head().title(), Section.INCIDENTS, view);
    }

    static IncidentView view(PageAnswers answers, Account account, Instant now) {
        JsonNode incident = answers.required("incident");
        Map<String, JsonNode> actions = new LinkedHashMap<>();
        answers.items("actions").forEach(action -> actions.put(action.path("id").asText(), action));
        List<JsonNode> approvals = answers.items("approvals");
        List<ProposalView> proposals = proposals(approvals, actions, account, now);
        List<PageFact> elsewhere = elsewhere(approvals, actions);
        List<JsonNode> timeline = oldestFirst(answers, "timeline");
        return new IncidentView(
                head(incident, answers, now),
                CauseViews.of(oldestFirst(answers, "analyses"), oldestFirst(answers, "evidence"), now),
                proposals,
                elsewhere,
                proposals.isEmpty() && elsewhere.isEmpty() ? whyNot(timeline) : List.of(),
                done(actions, account, now),
                new TimelineWords(reading(actions)).entries(timeline),
                !answers.nextCursor("timeline").isEmpty(),
                answers.items("alerts").stream()
                        .map(alert -> AlertLines.of(alert, now))
                        .toList(),
                acts(incident, account));
    }

    private static List<ProposalView> proposals(
            List<JsonNode> approvals, Map<String, JsonNode> actions, Account account, Instant now) {
        List<ProposalView> proposals = new ArrayList<>();
        for (JsonNode approval : approvals) {
            JsonNode action = actions.get(approval.path("action_id").asText());
            if (action != null && isOpen(approval)) {
                proposals.add(ProposalViews.of(approval, action, account, now));
            }
        }
        return proposals;
    }

    /** Those whose action is not among the last ones: they are decided on their own page. */
    private static List<PageFact> elsewhere(List<JsonNode> approvals, Map<String, JsonNode> actions) {
        return approvals.stream()
                .filter(IncidentDetailPage::isOpen)
                .filter(approval ->
                        !actions.containsKey(approval.path("action_id").asText()))
                .map(approval -> PageFact.link("Another decision waits", ApprovalWords.path(approval)))
                .toList();
    }

    private static boolean isOpen(JsonNode approval) {
        return ApprovalState.of(approval.path("state").asText()) == ApprovalState.OPEN;
    }

    private static List<JsonNode> oldestFirst(PageAnswers answers, String name) {
        List<JsonNode> items = new ArrayList<>(answers.items(name));
        Collections.reverse(items);
        return items;
    }

    private static IncidentHead head(JsonNode incident, PageAnswers answers, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        String place = Wording.place(incident);
        if (!place.isEmpty()) {
            facts.add(PageFact.of(place));
        }
        facts.add(PageFact.of(incident.path("environment").asText()));
        Instant opened = Wording.instant(incident, "opened_at").orElse(now);
        facts.add(PageFact.at("since", opened, now));
        facts.add(PageFact.of(statusWords(incident, opened, now)));
        facts.addAll(links(answers));
        return new IncidentHead(
                incident.path("id").asText(), incident.path("title").asText(), Wording.severity(incident), facts);
    }

    private static String statusWords(JsonNode incident, Instant opened, Instant now) {
        String acknowledged = incident.path("acknowledged_by").asText("");
        String resolved = incident.path("resolved_by").asText("");
        return switch (IncidentState.of(incident.path("state").asText())) {
            case OPEN -> "open for " + Moment.lasting(Duration.between(opened, now)) + ", nobody has it";
            case ACKNOWLEDGED -> Wording.who(acknowledged) + " has it";
            case RESOLVED -> "resolved"
                    + (resolved.isEmpty() ? "" : " by " + Wording.who(resolved))
                    + Wording.instant(incident, "resolved_at")
                            .map(end -> " after " + Moment.lasting(Duration.between(opened, end)))
                            .orElse("");
        };
    }

    /** What senders say helps: each address once. */
    private static List<PageFact> links(PageAnswers answers) {
        Map<String, PageFact> links = new LinkedHashMap<>();
        for (JsonNode alert : answers.items("alerts")) {
            alert.path("links").forEach(link -> PageFact.outside(
                            link.path("title").asText(""), link.path("url").asText(""))
                    .ifPresent(fact -> links.putIfAbsent(String.valueOf(fact.href()), fact)));
            PageFact.outside(
                            "runbook",
                            alert.path("annotations").path("runbook_url").asText(""))
                    .ifPresent(fact -> links.putIfAbsent(String.valueOf(fact.href()), fact));
        }
        return links.values().stream().limit(LINKS).toList();
    }

    private static IncidentActs acts(JsonNode incident, Account account) {
        boolean operator = account.role().covers(Role.OPERATOR);
        IncidentState state = IncidentState.of(incident.path("state").asText());
        return new IncidentActs(
                operator && state == IncidentState.OPEN, operator && state != IncidentState.RESOLVED, operator);
    }

    /** The last reason of each step. */
    private static List<String> whyNot(List<JsonNode> timeline) {
        Map<String, String> reasons = new LinkedHashMap<>();
        timeline.stream()
                .filter(event -> TimelineWords.isOf(event, PlaybookEvent.Skipped.class))
                .forEach(event -> {
                    String step = TimelineWords.step(event.path("details"));
                    reasons.remove(step);
                    reasons.put(
                            step,
                            Wording.capital(step) + ": "
                                    + ActWords.whyNot(
                                            event.path("reason").asText(""),
                                            event.path("details").path("detail").asText("")));
                });
        return reasons.values().stream().limit(WHY_NOT).toList();
    }

    private static Set<String> reading(Map<String, JsonNode> actions) {
        return actions.values().stream()
                .filter(action -> !changes(action))
                .map(TimelineWords::step)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean changes(JsonNode action) {
        return ActWords.changes(action);
    }

    private static List<DoneView> done(Map<String, JsonNode> actions, Account account, Instant now) {
        Set<String> takenBack = actions.values().stream()
                .map(action -> action.path("compensates").asText(""))
                .collect(Collectors.toSet());
        return actions.values().stream()
                .filter(IncidentDetailPage::changes)
                .filter(action ->
                        OutcomeWords.isOver(ActionState.of(action.path("state").asText())))
                .map(action -> OutcomeWords.done(
                        action, account, takenBack.contains(action.path("id").asText()), now))
                .toList();
    }
}
