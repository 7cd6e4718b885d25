package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.console.PlaybookDetailView.IncidentChoice;
import dev.serai.hub.console.PlaybookDetailView.TryOut;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The page of one playbook: what it does, what it did, and what it would do about an incident. */
@Component("playbookPage")
class PlaybookDetailPage {

    static final String PLAYBOOKS = "/console/playbooks";

    private static final String PLAYBOOK = "playbook";
    private static final String RUN = "runPlaybook";
    private static final String SEARCH = "q";

    /** The answers with what is open, by its state. */
    private static final Map<String, String> OPEN =
            Map.of("open", IncidentState.OPEN.wire(), "acknowledged", IncidentState.ACKNOWLEDGED.wire());

    private static final String INCIDENT = "incident";

    private final PageOutput output;

    PlaybookDetailPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("name") String name, @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        List<PageCall> calls = new ArrayList<>();
        calls.add(PageCall.of(PLAYBOOK, "getPlaybook", Map.of("name", name), ""));
        calls.add(PageCall.list("runs", "listActions", PageCall.query(Map.of("playbook", name)) + "&limit=20"));
        if (mayAsk(visit.account())) {
            OPEN.forEach((list, state) ->
                    calls.add(PageCall.list(list, "listIncidents", "limit=20&state=" + state + found(visit))));
            if (!incident(visit).isEmpty()) {
                calls.add(PageCall.of(INCIDENT, "getIncident", Map.of("incidentId", incident(visit)), ""));
            }
        }
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PlaybookDetailView view = view(answers, visit);
        output.show(exchange, "playbook", view.title(), Section.PLAYBOOKS, view);
    }

    /**
     * What its form asks for, and then what the page shows.
     *
     * @throws Problem 404 for what the form does not ask for
     */
    List<PageCall> act(
            @Header("name") String name,
            @Header("act") String act,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        List<PageCall> calls = new ArrayList<>();
        calls.add(PageCall.change(
                RUN,
                Map.of("name", name),
                Map.of(
                        "incident_id",
                        incident(visit),
                        "dry_run",
                        switch (act) {
                            case "try" -> true;
                            case "run" -> false;
                            default -> throw Problems.notFound();
                        })));
        calls.addAll(calls(name, visit));
        return calls;
    }

    /** Shows what it would do, or why nothing; leads to the incident when it was requested. */
    void done(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageAnswer run = answers.all().get(0);
        if (run.isNothing()) {
            PageVisits.requireDone(answers);
        }
        if (visit.act().equals("run") && !run.refused()) {
            PageVisits.leadTo(exchange, "/console/incidents/" + incident(visit));
            FormNotices.give(visit, PlaybookWords.requested(run.body()));
            return;
        }
        show(answers, visit, exchange);
        if (run.refused()) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, run.status());
        }
    }

    static PlaybookDetailView view(PageAnswers answers, PageVisit visit) {
        JsonNode playbook = answers.required(PLAYBOOK);
        return new PlaybookDetailView(
                playbook.path("name").asText(),
                PlaybookWords.title(playbook),
                PlaybookWords.steps(playbook),
                playbook.path("when").asText(),
                playbook.hasNonNull("source") ? playbook.path("source").asText() : null,
                List.of(
                        PageFact.of(playbook.path("name").asText()),
                        PageFact.of(
                                "SHA-256 " + shortened(playbook.path("sha256").asText()))),
                answers.items("runs").stream()
                        .map(action -> ActionListPage.line(action, visit.now()))
                        .toList(),
                mayAsk(visit.account()) ? tryOut(answers, visit) : null);
    }

    private static TryOut tryOut(PageAnswers answers, PageVisit visit) {
        Optional<PageAnswer> run = answers.find(RUN);
        Optional<JsonNode> tried = run.filter(answer -> !answer.refused()).map(PageAnswer::body);
        boolean over = isOver(answers.object(INCIDENT));
        return new TryOut(
                visit.asked(SEARCH),
                choices(answers, incident(visit), visit.now()),
                OPEN.keySet().stream()
                        .anyMatch(name -> !answers.nextCursor(name).isEmpty()),
                run.filter(PageAnswer::refused)
                        .map(refused -> refused.asProblem().detail())
                        .orElse(""),
                tried.filter(body -> !over).filter(PlaybookWords::proposes).isPresent(),
                tried.map(body -> over
                                ? List.of("The incident is resolved: nothing would be proposed for it.")
                                : PlaybookWords.run(body, answers.required(PLAYBOOK)))
                        .orElse(List.of()));
    }

    /** What is open and found, the latest first, and before it what is asked about, wherever it stands. */
    private static List<IncidentChoice> choices(PageAnswers answers, String chosen, Instant now) {
        List<IncidentChoice> choices = new ArrayList<>();
        JsonNode asked = answers.object(INCIDENT);
        if (!asked.isMissingNode()) {
            choices.add(choice(asked, true, now));
        }
        OPEN.keySet().stream()
                .flatMap(name -> answers.items(name).stream())
                .filter(incident ->
                        asked.isMissingNode() || !incident.path("id").asText().equals(chosen))
                .sorted(Comparator.comparing(
                        (JsonNode incident) -> incident.path("opened_at").asText(), Comparator.reverseOrder()))
                .forEach(incident -> choices.add(choice(incident, false, now)));
        return choices;
    }

    private static IncidentChoice choice(JsonNode incident, boolean chosen, Instant now) {
        String opened = Wording.instant(incident, "opened_at")
                .map(at -> ", " + Moment.lasting(Duration.between(at, now)) + " ago")
                .orElse("");
        return new IncidentChoice(
                incident.path("id").asText(),
                incident.path("title").asText() + opened + (isOver(incident) ? ", resolved" : ""),
                chosen);
    }

    private static boolean isOver(JsonNode incident) {
        return !incident.isMissingNode()
                && IncidentState.of(incident.path("state").asText()) == IncidentState.RESOLVED;
    }

    private static String found(PageVisit visit) {
        String words = PageCall.query(Map.of("q", visit.asked(SEARCH)));
        return words.isEmpty() ? "" : "&" + words;
    }

    private static boolean mayAsk(Account account) {
        return account.role().covers(Role.OPERATOR);
    }

    private static String incident(PageVisit visit) {
        String field = visit.field(INCIDENT);
        return field.isEmpty() ? visit.asked(INCIDENT) : field;
    }

    private static String shortened(String sha256) {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}
