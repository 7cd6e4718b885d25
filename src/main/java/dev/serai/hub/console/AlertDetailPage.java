package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.alert.AlertState;
import dev.serai.approval.Role;
import dev.serai.hub.console.ProposalView.ExactField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The page of one alert. */
@Component("alertPage")
class AlertDetailPage {

    /** By which the hub knows again what it saw in a cluster; it tells people nothing. */
    private static final String OWN_KEY = "cluster_object";

    private final PageOutput output;

    AlertDetailPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("alertId") String id) {
        Map<String, String> path = Map.of("alertId", id);
        return List.of(
                PageCall.of("alert", "getAlert", path, ""), PageCall.of("decision", "getAlertDecision", path, ""));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        AlertView view = view(answers.required("alert"), answers.object("decision"), visit.account(), visit.now());
        output.show(exchange, "alert", view.title(), Section.ALERTS, view);
    }

    static AlertView view(JsonNode alert, JsonNode decision, Account account, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(Wording.severity(alert).wire()));
        facts.addAll(AlertLines.of(alert, now).facts());
        Wording.instant(alert, "starts_at").ifPresent(at -> facts.add(PageFact.at("since", at, now)));
        alert.path("links").forEach(link -> PageFact.outside(
                        link.path("title").asText(""), link.path("url").asText(""))
                .ifPresent(facts::add));
        List<ExactField> labels = new ArrayList<>();
        for (String part : List.of("labels", "annotations")) {
            alert.path(part).properties().stream()
                    .filter(one -> !one.getKey().equals(OWN_KEY))
                    .forEach(one -> labels.add(
                            new ExactField(one.getKey(), one.getValue().asText())));
        }
        return new AlertView(
                alert.path("title").asText(),
                Wording.severity(alert),
                facts,
                alert.path("description").asText(""),
                labels,
                DecisionWords.of(decision, now),
                account.role().covers(Role.OPERATOR) && firing(alert)
                        ? SilencesPage.PATH + "/new?alert=" + alert.path("id").asText()
                        : null,
                alert.path("incident_id").asText(""));
    }

    private static boolean firing(JsonNode alert) {
        return AlertState.of(alert.path("state").asText()) == AlertState.FIRING;
    }
}
