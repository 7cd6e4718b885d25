package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.console.PersonView.Proof;
import dev.serai.hub.http.Problem;
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
    static final String PERSON = "person";

    private final PageOutput output;

    PersonPage(PageOutput output) {
        this.output = output;
    }

    List<PageCall> calls(@Header("userId") String id) {
        Map<String, String> path = Map.of("userId", id);
        return List.of(
                PageCall.of(PERSON, "getUser", path, ""),
                PageCall.of(PersonViews.TOKENS, "listUserTokens", path, "limit=100"));
    }

    void show(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        show(view(answers, visit.account(), new Proof(!visit.fresh(), ""), visit.now()), exchange);
    }

    /** Shows the page, and why nothing was changed. */
    void notChanged(
            @Body PageAnswers answers,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty("refused") Problem refused,
            Exchange exchange) {
        show(view(answers, visit.account(), new Proof(true, refused.detail()), visit.now()), exchange);
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
    }

    private void show(PersonView view, Exchange exchange) {
        output.show(exchange, "person", view.name(), Section.PEOPLE, view);
    }

    static PersonView view(PageAnswers answers, Account account, Proof proof, Instant now) {
        JsonNode person = answers.required(PERSON);
        String id = person.path("id").asText();
        return new PersonView(
                PEOPLE + "/" + id,
                proof,
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
