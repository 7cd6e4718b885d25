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

/** Who has an account, what they may, and where they are reached. */
@Component("peoplePage")
class PeoplePage {

    private static final PageLists LIST = new PageLists("listUsers", "/console/people", false, Map.of());

    private static final EmptyList EMPTY =
            new EmptyList("There is nobody.", "The API makes accounts: POST /api/v1/users.");

    private final PageOutput output;

    PeoplePage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        answers.required(PageLists.ANSWER);
        output.show(exchange, "list", "People", Section.PEOPLE, view(answers, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return LIST.view("People", List.of(), answers, visit, PeoplePage::line, EMPTY);
    }

    private static ListedLine line(JsonNode person, Instant now) {
        List<PageFact> facts = new ArrayList<>();
        facts.add(PageFact.of(person.path("role").asText()));
        if (person.path("disabled").asBoolean()) {
            facts.add(PageFact.of("disabled"));
        }
        if (person.path("must_change_password").asBoolean()) {
            facts.add(PageFact.of("has to choose a password"));
        }
        person.path("identities")
                .forEach(identity ->
                        facts.add(PageFact.of(identity.path("channel").asText())));
        Wording.instant(person, "created_at").ifPresent(at -> facts.add(PageFact.at("since", at, now)));
        return new ListedLine("", person.path("username").asText(), Severity.INFO, facts);
    }
}
