package dev.serai.hub.console;

import dev.serai.hub.console.ListPageView.EmptyList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The search among alerts. */
@Component("alertListPage")
class AlertListPage {

    private static final PageLists LIST = new PageLists("listAlerts", "/console/alerts", true, choices());

    private final PageOutput output;

    AlertListPage(PageOutput output) {
        this.output = output;
    }

    private static Map<String, List<String>> choices() {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        choices.put("state", List.of("firing", "resolved"));
        choices.put("severity", List.of("critical", "high", "medium", "low", "info"));
        return choices;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "list", "Alerts", Section.ALERTS, view(answers, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return new ListPageView(
                "Alerts",
                LIST.form(visit),
                List.of(),
                answers.items(PageLists.ANSWER).stream()
                        .map(alert -> AlertLines.of(alert, visit.now()))
                        .toList(),
                new EmptyList(
                        "No alert is like that.",
                        "Search for fewer words, or connect a source: docs/operating says how to send alerts here."),
                LIST.begin(visit),
                LIST.next(visit, answers));
    }
}
