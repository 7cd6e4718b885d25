package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Open pages that share what was read share what is written of it, as far as they show the same. */
class SharedPagesTest {

    private static final String ACTION = "01938f00-0000-7000-8000-000000000009";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final NowPage page = new NowPage(new PageOutput(ShownPages.RENDERER, ShownPages.ASSETS), tenant -> true);
    private final PageAnswers answers = answers();

    @Test
    void who_sees_the_same_gets_the_same_and_nothing_of_anybody() {
        String bertas = html(person("berta", Role.VIEWER), "");

        assertThat(html(person("carl", Role.VIEWER), "")).isSameAs(bertas);
        assertThat(bertas)
                .contains("<div id=\"now\"", "cart crashes")
                .doesNotContain("berta", "<html", "<header", "Sign out");
    }

    @Test
    void who_may_do_more_gets_a_page_of_their_own() {
        assertThat(html(person("berta", Role.VIEWER), "")).doesNotContain("Acknowledge</button>");
        assertThat(html(person("otto", Role.OPERATOR), "")).contains("Acknowledge</button>");
        assertThat(html(person("carl", Role.VIEWER), "")).doesNotContain("Acknowledge</button>");
    }

    @Test
    void who_has_asked_for_something_is_not_asked_about_it() {
        assertThat(html(person("otto", Role.OPERATOR), "")).contains("Approve or reject");
        assertThat(html(person("anna", Role.OPERATOR), "")).doesNotContain("Approve or reject");
    }

    @Test
    void who_comes_to_a_page_gets_all_of_it_with_their_own_token() {
        String ottos = html(person("otto", Role.OPERATOR), "token-of-otto");
        String emils = html(person("emil", Role.OPERATOR), "token-of-emil");

        assertThat(ottos).contains("token-of-otto", ">otto<").doesNotContain("emil");
        assertThat(emils).contains("token-of-emil", ">emil<").doesNotContain("otto");
        assertThat(html(person("otto", Role.OPERATOR), "")).doesNotContain("token-of");
    }

    @Test
    void what_the_browser_keeps_is_of_the_account_and_not_of_everybody_with_its_name() {
        Account anna = person("anna", Role.OPERATOR);
        Account other = new Account(new UUID(0, 8), "other", "anna", "", Role.OPERATOR, false, false);

        assertThat(html(anna, "token")).contains("data-account=\"" + anna.id() + "\"");
        assertThat(html(other, "token")).contains("data-account=\"" + other.id() + "\"");
    }

    private String html(Account account, String token) {
        Exchange exchange = new DefaultExchange(context);
        PageVisit visit = new PageVisit(
                new Visitor(account, token),
                Theme.AUTO,
                "/console",
                Map.of(),
                Map.of(),
                false,
                cookie -> {},
                "",
                true,
                ShownPages.NOW);
        exchange.setProperty(PageVisits.VISIT, visit);
        exchange.getMessage().setBody(answers);
        page.show(answers, visit, exchange);
        return (String) exchange.getMessage().getBody();
    }

    private static Account person(String name, Role role) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Account(id, "default", name, "", role, false, false);
    }

    private static PageAnswers answers() {
        PageAnswers answers = new PageAnswers();
        String incidents = ShownPages.list(Stream.of(ShownPages.incident("i1", "cart crashes")));
        for (String name : List.of("pages", "open")) {
            answers.add(name, 200, incidents);
        }
        answers.add(
                "approvals",
                200,
                ShownPages.list(Stream.of(ShownPages.approval("p1", ACTION).put("requester", "user:anna"))));
        answers.add("actions", 200, ShownPages.list(Stream.of(ShownPages.action(ACTION, "shop"))));
        return answers;
    }
}
