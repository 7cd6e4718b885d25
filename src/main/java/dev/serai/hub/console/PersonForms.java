package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.console.PageAnswers.PageAnswer;
import dev.serai.hub.console.PersonView.ReachedAt;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** What admins do about accounts. */
@Component("personForms")
class PersonForms {

    private static final String CREATE = "createUser";

    private final PageOutput output;

    PersonForms(PageOutput output) {
        this.output = output;
    }

    /**
     * The form for a new account.
     *
     * @throws Problem 403 for who could not send it
     */
    void blank(@ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        requireAdmin(visit);
        form(exchange, new NewPersonView("", !visit.fresh(), "", Role.VIEWER, new ReachedAt("", "")));
    }

    /**
     * Shows the form again with what was written, and why nobody was made.
     *
     * @throws Problem 403 for who could not send it
     */
    void notCreated(
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit,
            @ExchangeProperty("refused") Problem refused,
            Exchange exchange) {
        requireAdmin(visit);
        formAgain(exchange, visit, refused, true);
    }

    private static void requireAdmin(PageVisit visit) {
        if (!visit.account().role().covers(Section.PEOPLE.role())) {
            throw Problems.forbidden("Accounts are made by admins.");
        }
    }

    List<PageCall> create(@ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("username", visit.field("username").strip());
        person.put("password", visit.field("password"));
        person.put("role", visit.field("role"));
        List.of("email", "phone")
                .forEach(name -> person.put(name, visit.field(name).strip()));
        return List.of(PageCall.change(CREATE, Map.of(), person));
    }

    /** Leads to the new account's page, or shows the form again and says why there is none. */
    void created(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageAnswer answer = answers.all().get(0);
        if (answer.refused() && !answer.isNothing()) {
            formAgain(exchange, visit, answer.asProblem(), !visit.fresh());
            return;
        }
        PageVisits.requireDone(answers);
        PageVisits.leadTo(
                exchange, PersonPage.PEOPLE + "/" + answer.body().path("id").asText());
        FormNotices.give(visit, "person-created");
    }

    /**
     * What a form of the account's page asks for.
     *
     * @throws Problem 404 for what no form of an account asks for, 400 for what the person did not confirm
     */
    List<PageCall> change(@Body PageAnswers before, @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        JsonNode person = before.required(PersonPage.PERSON);
        String id = person.path("id").asText();
        String name = person.path("username").asText();
        String what = visit.field("what");
        return List.of(
                switch (visit.act()) {
                    case "role" -> update(id, Map.of("role", visit.field("role")));
                    case "contact" -> update(
                            id,
                            Map.of(
                                    "email", visit.field("email").strip(),
                                    "phone", visit.field("phone").strip()));
                    case "enable" -> update(id, Map.of("disabled", false));
                    case "disable" -> update(confirmed(visit, name, id), Map.of("disabled", true));
                    case "password" -> update(id, Map.of("password", twice(visit)));
                    case "unlink" -> unlink(confirmed(visit, what, id), what);
                    case "revoke" -> revoke(before, visit, what);
                    default -> throw Problems.notFound();
                });
    }

    /** Leads back to the account's page. */
    void changed(@Body PageAnswers answers, @ExchangeProperty(PageVisits.VISIT) PageVisit visit, Exchange exchange) {
        PageVisits.requireDone(answers);
        PageVisits.leadTo(exchange, visit.page());
        FormNotices.give(visit, "person-" + visit.act());
    }

    private static PageCall update(String id, Map<String, Object> change) {
        return PageCall.change("updateUser", Map.of("userId", id), change);
    }

    private static PageCall unlink(String id, String channel) {
        Map<String, Object> nobody = new LinkedHashMap<>();
        nobody.put("external_id", null);
        return PageCall.change("setUserIdentity", Map.of("userId", id, "channel", channel), nobody);
    }

    /**
     * Of a token among those of the account.
     *
     * @throws Problem 404 where there is no such token, 400 when its name was not typed
     */
    static PageCall revoke(PageAnswers before, PageVisit visit, String token) {
        String name = before.items(PersonViews.TOKENS).stream()
                .filter(one -> one.path("id").asText().equals(token))
                .findFirst()
                .orElseThrow(Problems::notFound)
                .path("name")
                .asText();
        return PageCall.change("revokeToken", Map.of("tokenId", confirmed(visit, name, token)), Map.of());
    }

    /**
     * What is to be done to, when its name was typed, as for everything that nobody takes back.
     *
     * @throws Problem 400 when another one was
     */
    static String confirmed(PageVisit visit, String name, String of) {
        String typed = visit.field("typed").strip();
        if (typed.isEmpty() || !typed.equals(name.strip())) {
            throw Problems.invalid("What was typed is not “" + name + "”. Nothing was changed.");
        }
        return of;
    }

    private static String twice(PageVisit visit) {
        String password = visit.field("password");
        if (!password.equals(visit.field("repeated"))) {
            throw Problems.invalid("The two passwords differ. Nothing was changed.");
        }
        return password;
    }

    private void formAgain(Exchange exchange, PageVisit visit, Problem refused, boolean asksPassword) {
        form(
                exchange,
                new NewPersonView(
                        refused.detail(),
                        asksPassword,
                        visit.field("username"),
                        Role.find(visit.field("role")).orElse(Role.VIEWER),
                        new ReachedAt(visit.field("email"), visit.field("phone"))));
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
    }

    private void form(Exchange exchange, NewPersonView view) {
        output.show(exchange, "person-new", "New account", Section.PEOPLE, view);
    }
}
