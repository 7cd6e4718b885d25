package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The page of one action. */
@Component("actionPage")
class ActionDetailPage {

    static final String ACTIONS = "/console/actions";

    /** The answers by name: the action, its approval, its incident, what it takes back, and the actions of the incident. */
    static final String ACTION = "action";

    static final String APPROVAL = "approval";
    static final String INCIDENT = "incident";
    static final String TAKEN_BACK = "taken-back";
    static final String SIBLINGS = "siblings";

    private final PageOutput output;

    ActionDetailPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("actionId") String id) {
        return List.of(action(id));
    }

    /** What the action names. */
    List<PageCall> related(@Body PageAnswers answers) {
        JsonNode action = answers.required(ACTION);
        String incident = action.path("incident_id").asText();
        List<PageCall> calls = new ArrayList<>();
        calls.add(action(action.path("id").asText()));
        calls.add(PageCall.of(INCIDENT, "getIncident", Map.of("incidentId", incident), ""));
        calls.add(
                PageCall.list(SIBLINGS, "listActions", PageCall.query(Map.of("incident_id", incident)) + "&limit=200"));
        if (action.hasNonNull("approval_id")) {
            calls.add(PageCall.of(
                    APPROVAL,
                    "getApproval",
                    Map.of("approvalId", action.path("approval_id").asText()),
                    ""));
        }
        if (action.hasNonNull("compensates")) {
            calls.add(PageCall.of(
                    TAKEN_BACK,
                    "getAction",
                    Map.of("actionId", action.path("compensates").asText()),
                    ""));
        }
        return calls;
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        ActionDetailView view = ActionViews.of(answers, visit.account(), visit.now());
        output.show(exchange, "action", view.head().title(), Section.ACTIONS, view);
    }

    private static PageCall action(String id) {
        return PageCall.of(ACTION, "getAction", Map.of("actionId", id), "");
    }
}
