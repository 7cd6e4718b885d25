package dev.serai.hub.console;

import dev.serai.alert.AlertState;
import dev.serai.hub.console.ListPageView.EmptyList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The search among alerts. */
@Component("alertListPage")
class AlertListPage {

    private static final String INCIDENT = "incident_id";

    private static final EmptyList EMPTY = new EmptyList(
            "No alert is like that.",
            "Search for fewer words, or connect a source: docs/start says how alerts get here.");

    private final PageOutput output;

    AlertListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(list(visit).call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.ALERTS, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return list(visit).view("Alerts", List.of(), answers, visit, AlertLines::of, EMPTY);
    }

    /** Of one incident, when a page of that leads here. */
    private static PageLists list(PageVisit visit) {
        Map<String, List<String>> choices = PageLists.stateAndSeverity(AlertState.class);
        String incident = visit.asked(INCIDENT);
        if (!incident.isEmpty()) {
            choices.put(INCIDENT, List.of(incident));
        }
        return new PageLists("listAlerts", "/console/alerts", true, choices, List.of(PageLists.LABEL));
    }
}
