package dev.serai.hub.console;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** The post-mortem of an incident: as a page to print, and as a file for the API and for who downloads it. */
@Component("postmortemPage")
class PostmortemPage {

    private static final String MARKDOWN = "text/markdown; charset=utf-8";
    private static final String LAST = "sort=at_desc&limit=200";

    private final PageOutput output;
    private final Clock clock;

    PostmortemPage(PageOutput output, Clock clock) {
        this.output = output;
        this.clock = clock;
    }

    List<PageCall> calls(@Header("incidentId") String id) {
        Map<String, String> path = Map.of("incidentId", id);
        String own = PageCall.query(Map.of("incident_id", id)) + "&limit=200";
        return List.of(
                PageCall.of("incident", "getIncident", path, ""),
                PageCall.of("analyses", "listIncidentAnalyses", path, LAST),
                PageCall.of("evidence", "listIncidentEvidence", path, LAST),
                PageCall.of("first", "listIncidentTimeline", path, "limit=200"),
                PageCall.of("last", "listIncidentTimeline", path, LAST),
                PageCall.list("actions", "listActions", own),
                PageCall.list("approvals", "listApprovals", own),
                PageCall.list("alerts", "listAlerts", own));
    }

    /** The file as the API answers with it. */
    PageCall fileCall(@Header("incidentId") String id) {
        return PageCall.of("file", "getPostmortem", Map.of("incidentId", id), "");
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PostmortemView view = Postmortems.of(whole(answers), visit.now());
        output.show(exchange, "postmortem", view.head().title(), Section.INCIDENTS, view);
    }

    /** The file becomes the body. */
    void file(@Body PageAnswers answers, Exchange exchange) {
        String text = Postmortems.of(whole(answers), clock.instant()).markdown();
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.CONTENT_TYPE, MARKDOWN);
        answer.setBody(text);
    }

    /** Nothing of it is left out without a word: who may not read a part gets none of it. */
    private static PageAnswers whole(PageAnswers answers) {
        PageVisits.requireDone(answers);
        return answers;
    }
}
