package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
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

/** The own conversations with the investigator. */
@Component("conversationListPage")
class ConversationListPage {

    private static final PageLists LIST = new PageLists("listConversations", "/console/conversations", false, Map.of());

    private static final EmptyList EMPTY = new EmptyList(
            "You have not asked anything yet.",
            "Ask here, on the page of an incident, or in a chat that you are linked to.");

    private final PageOutput output;

    ConversationListPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "conversations", "Conversations", Section.CONVERSATIONS, view(answers, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return LIST.view("Conversations", List.of(), answers, visit, ConversationListPage::line, EMPTY);
    }

    private static ListedLine line(JsonNode conversation, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        if (!ConversationWording.isHere(conversation)) {
            facts.add(PageFact.of("in " + conversation.path("channel").asText("")));
        }
        facts.add(PageFact.of(ConversationWording.isOpen(conversation) ? "goes on" : "over"));
        Wording.instant(conversation, "last_at").ifPresent(at -> facts.add(PageFact.at("last", at, now)));
        return new ListedLine(
                ConversationWording.path(conversation.path("id").asText()),
                conversation.path("title").asText("Nothing was said yet"),
                Severity.INFO,
                facts);
    }
}
