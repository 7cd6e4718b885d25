package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.springframework.stereotype.Component;

/** The page of one account, for admins. */
@Component("personPage")
class PersonPage {

    static final String PEOPLE = "/console/people";

    private final PageOutput output;

    PersonPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("userId") String id) {
        Map<String, String> path = Map.of("userId", id);
        return List.of(
                PageCall.of("person", "getUser", path, ""),
                PageCall.of(PersonViews.TOKENS, "listUserTokens", path, "limit=100"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PersonView view = view(answers, visit.account(), visit.now());
        output.show(exchange, "person", view.name(), Section.PEOPLE, view);
    }

    static PersonView view(PageAnswers answers, Account account, Instant now) {
        JsonNode person = answers.required("person");
        String id = person.path("id").asText();
        return new PersonView(
                PEOPLE + "/" + id,
                person.path("username").asText(),
                id.equals(account.id().toString()),
                Role.of(person.path("role").asText()),
                person.path("disabled").asBoolean(),
                PersonViews.facts(person, now),
                PersonViews.reachedAt(person),
                PersonViews.chats(person),
                PersonViews.tokens(answers, now));
    }
}
