package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.console.KnowledgeView.KnownPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What is known beside the incidents that are open: runbooks, catalogues and incidents that are over, found by a question. */
@Component("knowledgePage")
class KnowledgePage {

    private final PageOutput output;

    KnowledgePage(PageOutput output) {
        this.output = output;
    }

    /** None before somebody has asked. */
    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        String words = visit.asked("q").strip();
        return words.isEmpty()
                ? List.of()
                : List.of(PageCall.list(
                        PageLists.ANSWER, "searchKnowledge", PageCall.query(Map.of("q", words)) + "&limit=20"));
    }

    void show(@Body Object body, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        KnowledgeView view = body instanceof PageAnswers answers
                ? view(answers, visit.asked("q").strip())
                : new KnowledgeView("", List.of());
        output.show(exchange, "knowledge", "Knowledge", Section.KNOWLEDGE, view);
    }

    static KnowledgeView view(PageAnswers answers, String words) {
        answers.required(PageLists.ANSWER);
        return new KnowledgeView(
                words,
                answers.items(PageLists.ANSWER).stream()
                        .map(KnowledgePage::piece)
                        .toList());
    }

    private static KnownPiece piece(JsonNode item) {
        List<PageFact> facts = new ArrayList<>();
        for (String field : List.of("source", "reference", "licence")) {
            String text = item.path(field).asText("");
            if (!text.isBlank()) {
                facts.add(PageFact.of(text));
            }
        }
        return new KnownPiece(item.path("title").asText(), item.path("excerpt").asText(""), facts);
    }
}
