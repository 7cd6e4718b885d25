package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.alert.Severity;
import dev.serai.approval.Role;
import dev.serai.hub.console.IncidentView.ListedLine;
import dev.serai.hub.console.ListPageView.EmptyList;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** Who has an account, what they may, and where they are reached. */
@Component("peoplePage")
class PeoplePage {

    private static final PageLists LIST =
            new PageLists("listUsers", PersonPage.PEOPLE, false, Map.of("role", PageLists.names(Role.class)));

    private static final EmptyList EMPTY =
            new EmptyList("Nobody has this role.", "Choose another one, or create an account.");

    private final PageOutput output;

    PeoplePage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(LIST.call(visit));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageLists.show(output, exchange, Section.PEOPLE, answers, read -> view(read, visit));
    }

    static ListPageView view(PageAnswers answers, PageVisit visit) {
        return LIST.view(
                "People",
                List.of(PageFact.link("Create an account", PersonPage.PEOPLE + "/new")),
                answers,
                visit,
                PeoplePage::line,
                EMPTY);
    }

    private static ListedLine line(JsonNode person, Instant now) {
        return new ListedLine(
                PersonPage.PEOPLE + "/" + person.path("id").asText(),
                person.path("username").asText(),
                Severity.INFO,
                PersonViews.facts(person, now));
    }
}
