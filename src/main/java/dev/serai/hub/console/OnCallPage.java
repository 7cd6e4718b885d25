package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.console.ListPageView.ChoiceOption;
import dev.serai.hub.console.OnCallView.CalledView;
import dev.serai.hub.console.OnCallView.LevelLine;
import dev.serai.hub.console.OnCallView.PreviewForm;
import dev.serai.hub.console.OnCallView.ReachedPerson;
import dev.serai.hub.console.OnCallView.RoutingLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The page On call: who is notified of what, what waits unacknowledged, and where an alert would go. */
@Component("onCallPage")
class OnCallPage {

    private static final String ROUTING = "routing";
    private static final String PREVIEW = "preview";
    private static final String ENVIRONMENT = "production";

    /** Who is on call is in sight below them; the page Now has the others. */
    private static final int WAITING = 5;

    private final PageOutput output;

    OnCallPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        List<PageCall> calls = new ArrayList<>();
        calls.add(PageCall.list(ROUTING, "getOnCallRouting", ""));
        calls.add(PageCall.list("schedules", "listOnCallSchedules", ""));
        calls.add(PageCall.list("pages", "listIncidents", NowPage.PAGES));
        calls.add(PageCall.list("untriaged", "listIncidents", NowPage.UNTRIAGED));
        calls.add(PageCall.list("open", "listIncidents", NowPage.OPEN));
        if (!visit.asked("severity").isEmpty()) {
            Map<String, String> query = new LinkedHashMap<>();
            query.put("severity", visit.asked("severity"));
            query.put("environment", environment(visit));
            query.put("label", visit.asked("label"));
            calls.add(PageCall.list(PREVIEW, "previewOnCall", PageCall.query(query)));
        }
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(ROUTING);
        output.show(exchange, "oncall", "On call", Section.ON_CALL, view(answers, visit));
    }

    static OnCallView view(PageAnswers answers, PageVisit visit) {
        JsonNode routing = answers.required(ROUTING);
        IncidentLines waiting = NowPage.pages(answers, visit.now());
        return new OnCallView(
                title(routing),
                called(answers, waiting, visit),
                rules(routing),
                list(routing, "hours").stream().map(OnCallWords::hours).toList(),
                list(routing, "levels").stream().map(OnCallPage::level).toList(),
                routing.hasNonNull("hours"),
                routing.hasNonNull("people"),
                list(routing, "people").stream().map(OnCallPage::person).toList(),
                form(answers, visit));
    }

    private static CalledView called(PageAnswers answers, IncidentLines waiting, PageVisit visit) {
        return new CalledView(
                answers.items("schedules").stream()
                        .map(rota -> RotaLines.of(rota, visit.now()))
                        .toList(),
                visit.account().role().covers(Role.OPERATOR),
                waiting.shown().stream().limit(WAITING).toList(),
                waiting.all() > WAITING
                        || Stream.of("pages", "untriaged").anyMatch(list -> NowPage.isMore(answers, list)));
    }

    private static String title(JsonNode routing) {
        if (routing.path("channels").isEmpty()) {
            return "Nobody is notified: no channel is on";
        }
        int rules = routing.path("rules").size();
        return rules == 0
                ? "Everything goes to " + channels(routing)
                : Wording.counted(rules, "rule") + (rules == 1 ? " says" : " say") + " who is notified";
    }

    private static List<RoutingLine> rules(JsonNode routing) {
        List<RoutingLine> lines = new ArrayList<>();
        list(routing, "rules")
                .forEach(rule -> lines.add(new RoutingLine(
                        rule.path("name").asText(),
                        OnCallWords.rule(rule),
                        rule.hasNonNull("when") ? rule.path("when").asText() : null)));
        if (!routing.path("channels").isEmpty()) {
            lines.add(new RoutingLine(
                    lines.isEmpty() ? "Everything" : "Everything else",
                    "Goes to " + channels(routing) + "; escalations of approvals to the chats for escalations.",
                    null));
        }
        return lines;
    }

    private static String channels(JsonNode routing) {
        return OnCallWords.and(list(routing, "channels").stream()
                .map(channel -> Wording.capital(channel.path("name").asText()))
                .toList());
    }

    private static LevelLine level(JsonNode level) {
        return new LevelLine(Wording.capital(level.path("level").asText()) + " risk", OnCallWords.level(level));
    }

    private static ReachedPerson person(JsonNode person) {
        List<String> linked = list(person, "channels").stream()
                .map(JsonNode::asText)
                .map(Wording::capital)
                .toList();
        return new ReachedPerson(
                person.path("username").asText(),
                List.of(
                        PageFact.of(person.path("role").asText()),
                        PageFact.of(linked.isEmpty() ? "linked to no chat" : "linked in " + OnCallWords.and(linked))));
    }

    private static PreviewForm form(PageAnswers answers, PageVisit visit) {
        JsonNode preview = answers.object(PREVIEW);
        String chosen = visit.asked("severity").isEmpty() ? Severity.HIGH.wire() : visit.asked("severity");
        return new PreviewForm(
                PageLists.names(Severity.class).stream()
                        .map(name -> new ChoiceOption(name, name, name.equals(chosen)))
                        .toList(),
                environment(visit),
                visit.asked("label"),
                preview.isMissingNode() ? null : OnCallWords.preview(preview));
    }

    private static String environment(PageVisit visit) {
        String environment = visit.asked("environment").strip();
        return environment.isEmpty() ? ENVIRONMENT : environment;
    }

    private static List<JsonNode> list(JsonNode of, String name) {
        return StreamSupport.stream(of.path(name).spliterator(), false).toList();
    }
}
