package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** Questions to the investigator: in the conversation that goes on, or in a new one. */
@Component("conversationForms")
class ConversationForms {

    private static final String INCIDENT = "questionIncident";
    private static final String TAKES = "questionConversation";
    private static final String CONVERSATION = "conversation";

    /** What goes on already. */
    List<PageCall> own(@Header("incidentId") String incident, Exchange exchange) {
        exchange.setProperty(INCIDENT, incident);
        return List.of(PageCall.list(CONVERSATION, "listConversations", "limit=50"));
    }

    /** The conversation about the incident that goes on; else a new one. */
    List<PageCall> begin(@Body PageAnswers answers, @ExchangeProperty(INCIDENT) String incident) {
        return List.of(answers.items(CONVERSATION).stream()
                .filter(one -> ConversationWording.goesOn(one, incident))
                .findFirst()
                .map(one -> named("getConversation", one.path("id").asText()))
                .orElseGet(() -> new PageCall(
                        CONVERSATION, "createConversation", Map.of(), "", Map.of("incident_id", incident))));
    }

    /** One about no incident. */
    List<PageCall> beginAny() {
        return List.of(new PageCall(CONVERSATION, "createConversation", Map.of(), "", Map.of()));
    }

    /** The one whose page the form is on. */
    List<PageCall> goOn(@Header("conversationId") String id) {
        return List.of(named("getConversation", id));
    }

    private static PageCall named(String operation, String id) {
        return PageCall.of(CONVERSATION, operation, Map.of("conversationId", id), "");
    }

    List<PageCall> say(
            @Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        JsonNode conversation = answers.required(CONVERSATION);
        String id = conversation.path("id").asText();
        exchange.setProperty(TAKES, id);
        return List.of(PageCall.change(
                "sayInConversation", Map.of("conversationId", id), Map.of("text", visit.field("text"))));
    }

    void said(@Body PageAnswers answers, @ExchangeProperty(TAKES) String id, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, ConversationWording.path(id));
    }

    List<PageCall> delete(@Header("conversationId") String id) {
        return List.of(PageCall.change("deleteConversation", Map.of("conversationId", id), Map.of()));
    }

    void deleted(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, Section.CONVERSATIONS.path());
        FormNotices.give(visit, "conversation-deleted");
    }
}
