package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.EmptyList;
import dev.serai.incident.IncidentState;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The search among incidents. */
@Component("incidentListPage")
class IncidentListPage {

    private static final String PARENT = "parent";

    private static final EmptyList EMPTY =
            new EmptyList("No incident is like that.", "Search for fewer words, or choose any state.");

    private final PageOutput output;

    IncidentListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(list(visit).call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.INCIDENTS, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return list(visit).view("Incidents", List.of(), answers, visit, IncidentLines::listed, EMPTY);
    }

    /** Of those that belong to one, when a page of that leads here. */
    private static PageLists list(PageVisit visit) {
        Map<String, List<String>> choices = PageLists.stateAndSeverity(IncidentState.class);
        String parent = visit.asked(PARENT);
        if (!parent.isEmpty()) {
            choices.put(PARENT, List.of(parent));
        }
        return new PageLists("listIncidents", "/console/incidents", true, choices, List.of(PageLists.LABEL));
    }
}
