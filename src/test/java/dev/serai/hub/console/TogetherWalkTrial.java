package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people do at the same time as others, too late, twice, or while nobody is signed in any more: nothing of it is lost. */
@WorldIT
class TogetherWalkTrial extends ConsoleWalk {

    private static final String COMMENT = "Not before the shop has closed.";

    private final String host = "host-" + OwnWord.next();

    @Test
    void whoever_writes_a_comment_sees_at_once_that_another_has_approved_and_keeps_what_was_written() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson other = hub.person(Role.APPROVER);
        try (Walker first = signedIn(hub.person(Role.APPROVER));
                Walker second = signedIn(other)) {
            first.open("/console/incidents/" + approval.path("incident_id").asText());
            first.mark();
            first.page().locator("#note").fill("Seen before.");
            first.page().getByLabel("Comment, if any").fill(COMMENT);

            second.open(path(approval));
            second.send(second.page().locator("form.decide button[value=approve]"));
            assertThat(second.said()).containsText("Approved. It starts now");

            Locator unsent = first.page().locator(".unsent");
            assertThat(unsent).containsText(other.name() + " approved it at ");
            assertThat(unsent.locator("textarea")).hasValue(COMMENT);
            assertThat(unsent).isInViewport();
            assertThat(first.page().locator("form.decide")).hasCount(0);
            assertThat(first.page().locator("#note")).hasValue("Seen before.");
            assertThat(first.sameDocument()).isTrue();
            assertThat(first.complaints()).isEmpty();
        }
    }

    @Test
    void a_decision_that_comes_too_late_leads_to_what_was_decided() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson other = hub.person(Role.APPROVER);
        WalkingPerson late = hub.person(Role.APPROVER);
        // Without scripts nothing tells of the other's decision.
        try (Walker first = Walker.at(port, chromium, new NewContextOptions().setJavaScriptEnabled(false));
                Walker second = signedIn(other)) {
            Page page = first.page();
            first.login(late.name(), People.PASSWORD);
            first.open("/console/incidents/" + approval.path("incident_id").asText());
            page.getByLabel("Comment, if any").fill(COMMENT);

            second.open(path(approval));
            second.send(second.page().locator("form.decide button[value=approve]"));
            assertThat(second.said()).containsText("Approved. It starts now");
            // While it runs, whoever decides is told to wait.
            String action = "/actions/" + approval.path("action_id").asText();
            await().until(() -> hub.read(action).path("state").asText().equals("succeeded"));
            page.locator("form.decide button[value=reject]").click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your “Reject” does not count");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText(other.name() + " approved it at ");
            assertThat(page.locator("#unsent")).hasValue(COMMENT);
            assertThat(page.locator("#approval")).containsText(host);
            assertThat(page.getByText("Its incident")).isVisible();
        }
    }

    @Test
    void what_was_withdrawn_says_by_whom_and_comes_back_when_somebody_requests_it() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson person = hub.person(Role.OPERATOR);
        String incident = "/console/incidents/" + approval.path("incident_id").asText();
        try (Walker walker = signedIn(person)) {
            Page page = walker.page();
            walker.open(incident);
            walker.calm();
            page.getByText("Withdraw it…").click();
            walker.send(page.locator("form[action$='/cancel'] button"));

            String said = person.name() + " withdrew it";
            assertThat(page.locator(".aside")).containsText(said + " at ");
            walker.open(path(approval));
            assertThat(page.locator("#approval")).containsText(said + " at ");
            walker.open("/console/actions/" + approval.path("action_id").asText());
            assertThat(page.locator("#action")).containsText(said);
            walker.open("/console/approvals");
            assertThat(page.locator("main .row", holds(host))).containsText(said);

            walker.open(incident);
            walker.send(page.getByText("Analyse again"));
            assertThat(page.locator("#timeline ~ .times")).containsText("It was withdrawn");
            assertThat(page.locator("form.decide")).hasCount(0);
            walker.send(page.getByText("Request it again"));
            assertThat(walker.said()).containsText("Requested.");
            // Who requests does not decide.
            assertThat(page.locator(".aside")).containsText("because you requested it");
            assertThat(walker.complaints()).isEmpty();
        }
        try (Walker other = signedIn(hub.person(Role.APPROVER))) {
            other.open(incident);
            assertThat(other.page().locator("form.decide")).isVisible();
        }
    }

    @Test
    void a_playbook_that_is_tried_out_says_what_it_would_do_for_an_incident_that_is_searched_for() {
        String word = OwnWord.next();
        hub.alert("Disk of " + word + " is full", word, word, Map.of());
        hub.incident(word);
        try (Walker walker = signedIn(hub.person(Role.OPERATOR))) {
            Page page = walker.page();
            walker.open("/console/playbooks/crash-loop");
            page.getByLabel("Search the open incidents").fill(word);
            walker.leave(() -> page.getByText("Search", new Page.GetByTextOptions().setExact(true))
                    .click());
            assertThat(page.locator("#incident option")).hasCount(1);
            assertThat(page.locator("#incident option")).containsText("Disk of " + word);
            walker.send(page.getByText("Show what it would do"));

            Locator said = page.locator("main .notice");
            assertThat(said).containsText(Pattern.compile("It would (do this|change nothing) now:"));
            assertThat(said).not().containsText(Pattern.compile("\\b[Ii]t was\\b"));
            assertThat(said).containsText("Nothing was stored or changed.");
        }
    }

    @Test
    void a_session_that_ends_while_somebody_writes_says_why_and_gives_back_page_and_text() {
        String word = OwnWord.next();
        hub.alert("Queue of " + word + " grows", word, word, Map.of());
        String path = "/console/incidents/" + hub.incident(word);
        WalkingPerson person = hub.person(Role.OPERATOR);
        try (Walker walker = signedIn(person)) {
            Page page = walker.page();
            page.waitForResponse(answer -> answer.url().contains("/api/v1/events"), () -> walker.open(path));
            page.locator("#note").fill("The queue grows since the morning.");

            hub.asAdmin("PATCH", "/users/" + person.id(), Map.of("role", "approver"));

            assertThat(page.getByRole(AriaRole.STATUS)).containsText("because your role was changed");
            page.locator("#username").fill(person.name());
            page.locator("#password").fill("not the password");
            walker.leave(() -> page.keyboard().press("Enter"));
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.locator("#username")).hasValue(person.name());
            page.locator("#password").fill(People.PASSWORD);
            page.keyboard().press("Enter");
            walker.waitFor(path);
            assertThat(page.locator("#note")).hasValue("The queue grows since the morning.");

            walker.send(page.getByText("Add the note"));
            assertThat(walker.said()).containsText("Your note is on the timeline.");
            assertThat(page.locator("#note")).hasValue("");
            page.locator("#note").fill("A further one.");
            page.getByText("Sign out").click();
            walker.waitFor("/console/login");
            assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
            assertThat(walker.complaints()).isEmpty();
        }
    }

    private static Page.LocatorOptions holds(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static String path(JsonNode approval) {
        return "/console/approvals/" + approval.path("id").asText();
    }

    private Walker signedIn(WalkingPerson person) {
        Walker walker = Walker.at(port, chromium);
        walker.login(person.name(), People.PASSWORD);
        return walker;
    }
}
