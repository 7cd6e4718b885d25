package dev.serai.hub.console;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.serai.hub.World.SHOP;
import static dev.serai.hub.World.TELEGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.TelegramStandIn.Sent;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decisions in a real browser: seen at once by whoever has the page open, made with keys alone, and without scripts. */
@WorldIT
class DecideWalkTrial extends ConsoleWalk {

    @Autowired
    JdbcTemplate jdbc;

    private final String host = "host-" + OwnWord.next();

    @Test
    void what_a_second_person_approves_changes_the_page_that_the_first_has_open() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson other = hub.person(Role.APPROVER);
        try (Walker first = signedIn(hub.person(Role.APPROVER));
                Walker second = signedIn(other)) {
            first.open("/console/incidents/" + approval.path("incident_id").asText());
            first.mark();
            assertThat(first.page().locator("form.decide")).isVisible();

            second.open("/console");
            second.leave(() -> second.page()
                    .locator("a[href='" + path(approval) + "']")
                    .first()
                    .click());
            second.page().getByLabel("Comment, if any").fill("The shop knows.");
            second.send(second.page().locator("form.decide button[value=approve]"));
            assertThat(second.said()).containsText("Approved. It starts now");

            isSeenBy(first, other.name() + " agreed in the console");
            assertThat(first.complaints()).isEmpty();
            assertThat(second.complaints()).isEmpty();
        }
        isDoneOnce();
    }

    @Test
    void what_is_approved_in_telegram_changes_the_open_page() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson other = hub.person(Role.APPROVER);
        long telegram = ThreadLocalRandom.current().nextLong(1L << 33, 1L << 34);
        hub.asAdmin(
                "PUT", "/users/" + other.id() + "/identities/telegram", Map.of("external_id", Long.toString(telegram)));
        // Whoever was linked just now decides nothing yet.
        jdbc.update(
                "update user_identity set created_at = created_at - interval '2 hours' where external_id = ?",
                Long.toString(telegram));
        Sent question = await().until(
                        () -> TELEGRAM.messagesSaying(host).stream()
                                .filter(sent -> sent.hasButton("Approve"))
                                .findFirst()
                                .orElse(null),
                        sent -> sent != null);
        try (Walker first = signedIn(hub.person(Role.APPROVER))) {
            first.open("/console/incidents/" + approval.path("incident_id").asText());
            first.mark();
            assertThat(first.page().locator("form.decide")).isVisible();

            // Who presses before the hub has noted where its message stands is told to try again.
            await().until(() -> {
                TELEGRAM.click("http://127.0.0.1:" + port, question, "Approve", telegram);
                return !hub.read("/approvals/" + approval.path("id").asText())
                        .path("state")
                        .asText()
                        .equals("open");
            });

            isSeenBy(first, other.name() + " agreed in Telegram");
        }
        isDoneOnce();
    }

    @Test
    void keys_alone_lead_from_signing_in_to_the_approval() {
        hub.proposal(host);
        try (Walker walker = signedIn(hub.person(Role.APPROVER))) {
            Page page = walker.page();
            walker.calm();
            walker.chooseWithKeys("Stale cache on " + host);
            walker.leave(() -> page.keyboard().press("Enter"));
            assertThat(page.locator("main h1")).containsText("Stale cache on " + host);

            walker.send(() -> enterOn(page, "button:focus", "Acknowledge"));
            assertThat(walker.said()).containsText("Acknowledged");
            walker.send(() -> enterOn(page, "form.decide button:focus", "Approve"));
            assertThat(walker.said()).containsText("Approved. It starts now");

            walker.tabTo("Sign out");
            page.keyboard().press("Enter");
            walker.waitFor("/console/login");
            assertThat(walker.complaints()).isEmpty();
        }
        isDoneOnce();
    }

    private static void enterOn(Page page, String focused, String text) {
        page.keyboard().press("a");
        assertThat(page.locator(focused)).hasText(text);
        page.keyboard().press("Enter");
    }

    @Test
    void without_scripts_every_list_is_read_and_a_change_is_approved() {
        JsonNode approval = hub.proposal(host);
        WalkingPerson admin = hub.person(Role.ADMIN);
        try (Walker walker = Walker.at(port, chromium, new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = walker.page();
            walker.login(admin.name(), People.PASSWORD);
            List<String> sections = page.locator("nav.menu a").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .toList();
            assertThat(sections).contains("/console", "/console/incidents", "/console/audit", "/console/people");
            for (String section : sections) {
                walker.open(section);
                assertThat(page.locator("main h1")).isVisible();
                assertThat(page.locator("main .row, main .empty, main table, main svg")
                                .first())
                        .isVisible();
            }
            walker.open("/console/incidents?q=" + host);
            page.getByText("Stale cache on " + host).click();
            assertThat(page.locator("main h1")).containsText(host);

            walker.open(path(approval));
            page.getByLabel("Comment, if any").fill("Without a script.");
            page.locator("button[value=approve]").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Approved");
        }
        isDoneOnce();
    }

    /** Without a reload: the form is gone, and who decided is there. */
    private static void isSeenBy(Walker walker, String said) {
        assertThat(walker.page().locator("form.decide")).hasCount(0);
        assertThat(walker.page().locator("#timeline ~ .times")).containsText(said);
        assertThat(walker.sameDocument()).isTrue();
    }

    private void isDoneOnce() {
        await().untilAsserted(() -> SHOP.verify(1, deleteRequestedFor(urlEqualTo("/cache/" + host))));
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
