package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Signing in, and sessions that end under an open page, in a real browser. */
@WorldIT
class SessionWalkTrial extends ConsoleWalk {

    private static final String EVENTS = "/api/v1/events";

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void wrong_passwords_are_told_so_then_wait_and_the_page_that_was_asked_for_comes_after_the_right_one() {
        String name = hub.newcomer(Role.VIEWER);
        try (Walker walker = Walker.at(port, chromium)) {
            Page page = walker.page();
            Locator refused = page.getByRole(AriaRole.ALERT);
            walker.open("/console/sessions");
            for (int i = 0; i < 40 && !page.content().contains("try again later"); i++) {
                fill(walker, name, "not the password");
                assertThat(refused).isVisible();
            }
            assertThat(refused).hasText("Too many attempts to sign in failed; try again later.");
            assertThat(page.getByLabel("Password")).hasValue("");
            // The right one is not looked at either, however long a busy machine takes to send it.
            jdbc.update(
                    "update login_attempt set not_before = not_before + interval '5 minutes' where address = '127.0.0.1'");
            fill(walker, name, People.FIRST);
            assertThat(refused).containsText("try again later");

            jdbc.update("update login_attempt set not_before = last_at where address = '127.0.0.1'");
            fill(walker, name, "not the password");
            assertThat(refused).hasText("The name or the password is wrong.");
            jdbc.update("update login_attempt set not_before = last_at where address = '127.0.0.1'");
            fill(walker, name, People.FIRST);
            walker.waitFor("/console/password");
            page.getByLabel("Password until now").fill(People.FIRST);
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill(People.PASSWORD);
            page.getByLabel("New password again").fill(People.PASSWORD);
            page.getByText("Change password").click();
            walker.waitFor("/console");

            page.getByText("Sign out").click();
            walker.waitFor("/console/login");
            walker.open("/console/sessions");
            fill(walker, name, People.PASSWORD);
            walker.waitFor("/console/sessions");
            assertThat(page.locator("main")).containsText("(this browser)");
            assertThat(walker.complaints()).isEmpty();
        }
    }

    @Test
    void a_session_that_ends_by_time_leads_from_the_open_page_to_the_form_and_back() {
        WalkingPerson person = hub.person(Role.VIEWER);
        try (Walker walker = signedIn(person)) {
            listens(walker, "/console/approvals");

            jdbc.update(
                    "update console_session set ends_at = now() - interval '1 minute' where user_id = cast(? as uuid)",
                    person.id());

            walker.waitFor("/console/login?next=%2Fconsole%2Fapprovals");
            fill(walker, person.name(), People.PASSWORD);
            walker.waitFor("/console/approvals");
        }
    }

    @Test
    void a_session_that_is_ended_from_another_browser_leaves_the_open_page() {
        WalkingPerson person = hub.person(Role.VIEWER);
        try (Walker left = signedIn(person);
                Walker here = signedIn(person)) {
            listens(left, "/console");

            here.open("/console/sessions");
            here.page().getByText("End all others").click();

            left.waitFor("/console/login");
            assertThat(here.page().getByText("End all others")).hasCount(0);
            assertThat(here.page().locator("main")).containsText("(this browser)");
        }
    }

    @Test
    void whose_account_is_disabled_sees_no_page_any_more() {
        WalkingPerson person = hub.person(Role.OPERATOR);
        try (Walker walker = signedIn(person)) {
            listens(walker, "/console");

            hub.asAdmin("PATCH", "/users/" + person.id(), Map.of("disabled", true));

            walker.waitFor("/console/login");
            fill(walker, person.name(), People.PASSWORD);
            assertThat(walker.page().getByRole(AriaRole.ALERT)).hasText("The name or the password is wrong.");
        }
    }

    @Test
    void a_tab_that_nobody_sees_listens_to_nothing_and_shows_what_it_missed_when_it_is_seen_again() {
        try (Walker walker = signedIn(hub.person(Role.VIEWER))) {
            Page page = walker.page();
            List<String> closed = new CopyOnWriteArrayList<>();
            page.onRequestFailed(request -> closed.add(request.url()));
            listens(walker, "/console");
            walker.mark();

            hide(page, true);
            await().until(() -> {
                // What the browser tells comes while it is asked something.
                page.evaluate("() => 1");
                return closed.stream().anyMatch(url -> url.contains(EVENTS));
            });
            String word = OwnWord.next();
            hub.alert("Queue of " + word + " grows", word, word, Map.of());
            hub.incident(word);
            assertThat(page.getByText("Queue of " + word)).hasCount(0);
            hide(page, false);

            assertThat(page.getByText("Queue of " + word)).isVisible();
            assertThat(walker.sameDocument()).isTrue();
        }
    }

    /** As a browser does when another tab is chosen; without a screen all are seen. */
    private static void hide(Page page, boolean hidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {get: () => hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                hidden);
    }

    /** Opens a page and waits until it follows what happens. */
    private static void listens(Walker walker, String path) {
        walker.page().waitForResponse(answer -> answer.url().contains(EVENTS), () -> walker.open(path));
    }

    private static void fill(Walker walker, String name, String password) {
        walker.page().locator("input[name=username]").fill(name);
        walker.page().locator("input[name=password]").fill(password);
        walker.leave(walker.page().locator("button.primary")::click);
    }

    private Walker signedIn(WalkingPerson person) {
        Walker walker = Walker.at(port, chromium);
        walker.login(person.name(), People.PASSWORD);
        return walker;
    }
}
