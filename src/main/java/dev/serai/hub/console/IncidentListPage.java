package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ListPageView.EmptyList;
import dev.serai.hub.console.NowView.IncidentLine;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The search among incidents. */
@Component("incidentListPage")
class IncidentListPage {

    private static final PageLists LIST = new PageLists(
            "listIncidents",
            "/console/incidents",
            true,
            PageLists.stateAndSeverity(IncidentState.class),
            List.of(PageLists.LABEL));

    private static final EmptyList EMPTY =
            new EmptyList("No incident is like that.", "Search for fewer words, or choose any state.");

    private final PageOutput output;

    IncidentListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.INCIDENTS, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return LIST.view("Incidents", List.of(), answers, visit, IncidentListPage::line, EMPTY);
    }

    private static ListedLine line(JsonNode incident, Instant now) {
        IncidentLine line = IncidentLines.line(incident, now);
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(incident.path("state").asText()));
        facts.addAll(line.facts());
        return new ListedLine(IncidentLines.path(incident), line.title(), line.severity(), facts);
    }
}
