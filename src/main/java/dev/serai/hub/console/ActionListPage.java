package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.action.ActionState;
import dev.serai.alert.Severity;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ListPageView.EmptyList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What was proposed and done. */
@Component("actionListPage")
class ActionListPage {

    private static final PageLists LIST = new PageLists(
            "listActions", "/console/actions", false, Map.of("state", PageLists.names(ActionState.class)));

    private static final EmptyList EMPTY = new EmptyList(
            "Nothing was done yet.", "Playbooks that match an incident appear here with what came of them.");

    private final PageOutput output;

    ActionListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.ACTIONS, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return LIST.view("Actions", List.of(), answers, visit, ActionListPage::line, EMPTY);
    }

    static ListedLine line(JsonNode action, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(OutcomeWords.sentence(action).replaceFirst("\\.$", "")));
        facts.add(PageFact.of(TimelineWords.step(action)));
        facts.add(PageFact.of(
                "proposed by " + Wording.who(action.path("proposed_by").asText(""))));
        Wording.instant(action, "created_at").ifPresent(at -> facts.add(PageFact.at("", at, now)));
        return new ListedLine(
                ActionDetailPage.ACTIONS + "/" + action.path("id").asText(),
                ActWords.title(action),
                Severity.of(action.path("risk_level").asText("low")),
                facts);
    }
}
