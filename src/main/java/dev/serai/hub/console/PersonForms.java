package dev.serai.hub.console;

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
import org.apache.camel.Header;
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
        if (!visit.account().role().covers(Section.PEOPLE.role())) {
            throw Problems.forbidden("Accounts are made by admins.");
        }
        form(exchange, new NewPersonView("", "", Role.VIEWER, new ReachedAt("", "")));
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
            Problem refused = answer.asProblem();
            form(
                    exchange,
                    new NewPersonView(
                            refused.detail(),
                            visit.field("username"),
                            Role.find(visit.field("role")).orElse(Role.VIEWER),
                            new ReachedAt(visit.field("email"), visit.field("phone"))));
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.status());
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
    List<PageCall> change(
            @Header("userId") String id,
            @Header("act") String act,
            @ExchangeProperty(PageVisits.VISIT) PageVisit visit) {
        return List.of(
                switch (act) {
                    case "role" -> update(id, Map.of("role", visit.field("role")));
                    case "contact" -> update(
                            id,
                            Map.of(
                                    "email", visit.field("email").strip(),
                                    "phone", visit.field("phone").strip()));
                    case "enable" -> update(id, Map.of("disabled", false));
                    case "disable" -> update(confirmed(visit, id), Map.of("disabled", true));
                    case "password" -> update(id, Map.of("password", twice(visit)));
                    case "unlink" -> unlink(confirmed(visit, id), visit.field("what"));
                    case "revoke" -> PageCall.change(
                            "revokeToken", Map.of("tokenId", confirmed(visit, visit.field("what"))), Map.of());
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
     * What is to be done to, when its name was typed, as for everything that nobody takes back.
     *
     * @throws Problem 400 when another one was
     */
    static String confirmed(PageVisit visit, String of) {
        String typed = visit.field("typed").strip();
        if (typed.isEmpty() || !typed.equals(visit.field("name").strip())) {
            throw Problems.invalid("What was typed is not “" + visit.field("name") + "”. Nothing was changed.");
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

    private void form(Exchange exchange, NewPersonView view) {
        output.show(exchange, "person-new", "New account", Section.PEOPLE, view);
    }
}
