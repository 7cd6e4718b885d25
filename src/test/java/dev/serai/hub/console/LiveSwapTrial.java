package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.BoundingBox;
import dev.serai.approval.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page that changes by itself does to who is about to press a button: nothing. A browser without a hub. */
class LiveSwapTrial {

    private static final String HOST = "http://console.test";
    private static final String PATH = "/console/incidents/i1";
    private static final String EVENT = "retry: 200\ndata: {\"type\":\"dev.serai.approval.opened.v1\"}\n\n";

    /** Of the six seconds for which it stays that a press does not count. */
    private static final Duration ALMOST_READ = Duration.ofSeconds(2);

    private final List<Long> failed = new CopyOnWriteArrayList<>();
    private Chromium chromium;
    private Page page;
    private volatile String html;
    private volatile int status = 200;
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final List<Route> asked = new CopyOnWriteArrayList<>();
    private volatile boolean slow;
    private volatile boolean down;

    @BeforeEach
    void open() {
        chromium = Chromium.start();
        page = chromium.browser().newPage();
        page.setDefaultTimeout(Chromium.PATIENCE);
        page.route("**/*", this::answer);
        html = incident(List.of("a", "b"), "");
        page.navigate(HOST + PATH);
    }

    @AfterEach
    void close() {
        chromium.close();
    }

    @Test
    void whoever_has_the_focus_on_a_decision_keeps_that_one() {
        button("b").focus();

        html = incident(List.of("a", "b"), "a note");

        assertThat(page.locator("#live-said")).containsText("This page has changed");
        assertThat(focused()).isEqualTo("/console/approvals/b/decisions");
        assertThat(page.getByText("a note")).hasCount(0);
        page.locator("main").focus();
        assertThat(page.getByText("a note")).isVisible();
        assertThat(page.locator("#live-said")).isHidden();
    }

    @Test
    void the_focus_goes_to_no_other_button_of_the_same_text() {
        button("b").focus();
        // As of a button outside a decision: nothing holds the page back.
        page.evaluate(
                "() => document.querySelectorAll('form.decide').forEach(form => form.classList.remove('decide'))");

        html = incident(List.of("a"), "");

        assertThat(page.locator("form[action$='/b/decisions']")).hasCount(0);
        assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("MAIN");
    }

    @Test
    void a_link_that_moves_out_of_sight_gives_the_focus_to_the_page() {
        page.evaluate("() => document.querySelector('[data-live] a').focus()");
        String name = String.valueOf(page.evaluate("() => document.activeElement.getAttribute('href')"));

        html = incident(List.of("a", "b"), "a note")
                .replaceAll("<div id=\"incident\"([^>]*)>", "<div id=\"incident\"$1><details><summary>More</summary>")
                .replaceFirst("<h1>", "</details><h1>");

        assertThat(page.getByText("a note")).isVisible();
        assertThat(page.locator("[data-live] details a[href='" + name + "']")).hasCount(1);
        assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("MAIN");
    }

    @Test
    void what_is_under_the_pointer_stays_there() {
        button("a").hover();

        html = incident(List.of("b"), "");

        assertThat(page.locator("#live-said")).containsText("This page has changed");
        assertThat(page.locator("form[action$='/a/decisions']")).hasCount(1);
        page.mouse().move(1, 1);
        assertThat(page.locator("form[action$='/a/decisions']")).hasCount(0);
    }

    @Test
    void a_press_right_after_a_change_decides_nothing() {
        Locator said = page.locator("#live-said");
        stopTheClock();
        clicksAsSoonAsThePageChanges();

        html = incident(List.of("b"), "");

        goOnUntil(() -> page.getByText("just as you pressed").isVisible());
        // Nor is that gone before anybody can read it.
        html = incident(List.of("b"), "a note");
        goOnUntil(() -> page.getByText("a note").isVisible());
        assertThat(said).containsText("just as you pressed");
        assertThat(sent).isEmpty();
        page.clock().runFor(ALMOST_READ.toMillis());
        assertThat(said).containsText("just as you pressed");
        goOnUntil(said::isHidden);
    }

    /** The page's; what it fetches takes as long as it takes. */
    private void stopTheClock() {
        page.clock().install();
        Number now = (Number) page.evaluate("() => Date.now()");
        page.clock().pauseAt(now.longValue() + 1_000);
    }

    private void goOnUntil(BooleanSupplier seen) {
        await().pollInterval(Duration.ofMillis(10)).until(() -> {
            page.clock().runFor(20);
            return seen.getAsBoolean();
        });
    }

    @Test
    void a_press_right_after_a_change_counts_on_what_is_where_it_was() {
        clicksAsSoonAsThePageChanges();

        html = incident(List.of("a", "b"), "a note");

        assertThat(page.getByText("a note")).isVisible();
        page.waitForCondition(() -> !sent.isEmpty());
        assertThat(sent).containsExactly("/console/approvals/a/decisions");
    }

    @Test
    void a_press_is_sent_once_whatever_becomes_of_its_form() {
        slow = true;
        button("b").click();
        page.waitForCondition(() -> !asked.isEmpty());
        page.evaluate("() => document.querySelector('[data-live]').replaceChildren()");
        slow = false;
        asked.forEach(route -> route.fulfill(new FulfillOptions().setStatus(204)));

        page.waitForCondition(() -> !sent.isEmpty());
        html = incident(List.of("a"), "a note");
        assertThat(page.getByText("a note")).isVisible();
        assertThat(sent).containsExactly("/console/approvals/b/decisions");
    }

    @Test
    void what_is_said_moves_nothing_under_the_pointer() {
        // All of it in sight: a browser that has not scrolled holds nothing in its place.
        page.setViewportSize(1440, 3000);
        Locator button = button("a");
        button.hover();
        BoundingBox before = button.boundingBox();
        page.mouse().down();

        html = incident(List.of("a", "b"), "a note");
        assertThat(page.locator("#live-said")).containsText("This page has changed");
        BoundingBox after = button.boundingBox();
        page.mouse().up();

        assertThat(after.y).isEqualTo(before.y);
        page.waitForCondition(() -> !sent.isEmpty());
        assertThat(sent).containsExactly("/console/approvals/a/decisions");
    }

    @Test
    void what_was_not_sent_while_nothing_answers_can_be_sent_once_it_does() {
        down = true;
        page.setViewportSize(1440, 3000);
        Locator button = button("a");
        double before = button.boundingBox().y;
        button.click();
        assertThat(page.locator("#unsent-said")).containsText("nothing was sent");
        assertThat(button.boundingBox().y).isEqualTo(before);

        down = false;

        assertThat(page.locator("#unsent-said")).containsText("Serai answers again");
        assertThat(sent).isEmpty();
        button.click();
        page.waitForCondition(() -> !sent.isEmpty());
        assertThat(page.locator("#unsent-said")).isHidden();
    }

    @Test
    void what_a_page_fetches_is_sent_with_the_token_that_the_page_has() {
        html = incident(List.of("a", "b"), "a note").replace("token-of-the-form", "");

        assertThat(page.getByText("a note")).isVisible();
        assertThat(page.locator("[data-live] input[name=_csrf]:not([value=token-of-the-form])"))
                .hasCount(0);
        assertThat(page.locator("form[action$='/a/decisions'] input[name=_csrf]"))
                .hasValue("token-of-the-form");
    }

    @Test
    void what_somebody_writes_stays_with_its_caret_while_the_page_changes_around_it() {
        Locator note = page.locator("#note");
        note.fill("It was the deployment");
        page.evaluate("() => document.querySelector('#note').setSelectionRange(7, 10)");

        html = incident(List.of("a"), "a note").replace(">cart crashes<", ">cart is back<");

        assertThat(page.getByText("a note")).isVisible();
        assertThat(page.locator("main h1")).containsText("cart");
        assertThat(page.locator("form[action$='/b/decisions']")).hasCount(0);
        assertThat(note).hasValue("It was the deployment");
        assertThat(note).isFocused();
        page.keyboard().type("is");
        assertThat(note).hasValue("It was is deployment");
        assertThat(page.locator("#live-said")).isHidden();
    }

    @Test
    void what_was_written_for_what_is_decided_stays_to_copy_beside_who_decided() {
        page.locator("#comment-a").fill("Not before Monday.");

        html = incident(List.of("b"), "")
                .replace("<h1>", "<p data-over=\"/console/approvals/a/decisions\">bea approved it.</p><h1>");

        assertThat(page.locator(".unsent")).containsText("bea approved it. What you wrote was not sent; copy it here.");
        assertThat(page.locator(".unsent textarea")).hasValue("Not before Monday.");
        html = incident(List.of("b"), "a note");
        assertThat(page.getByText("a note")).isVisible();
        assertThat(page.locator(".unsent textarea")).isVisible();
        page.getByText("Done with it").click();
        assertThat(page.locator(".unsent")).hasCount(0);
    }

    @Test
    void what_fails_is_said_and_not_asked_again_at_once() {
        status = 503;

        assertThat(page.locator("#live-said")).containsText("may be outdated");
        page.waitForCondition(() -> failed.size() > 1);
        assertThat(failed.get(1) - failed.get(0))
                .isGreaterThan(Duration.ofMillis(900).toNanos());
        assertThat(button("a")).isVisible();
    }

    private Locator button(String approval) {
        return page.locator("form[action$='/" + approval + "/decisions'] button[value=approve]");
    }

    private void clicksAsSoonAsThePageChanges() {
        page.evaluate("() => new MutationObserver((changes, observer) => {"
                + " observer.disconnect(); document.querySelector('form.decide button').click(); })"
                + ".observe(document.querySelector('[data-live]'), {childList: true, subtree: true})");
    }

    private Object focused() {
        return page.evaluate("() => document.activeElement.form?.getAttribute('action')");
    }

    private void answer(Route route) {
        String path = route.request().url().substring(HOST.length());
        FulfillOptions answer = new FulfillOptions();
        if (path.startsWith("/api/v1/events")) {
            route.fulfill(answer.setContentType("text/event-stream").setBody(EVENT));
        } else if (path.endsWith(".js")) {
            String name = path.contains("/forms-") ? "forms" : "live";
            route.fulfill(answer.setContentType("text/javascript").setBody(script(name)));
        } else if (route.request().method().equals("POST")) {
            sent.add(path);
            route.fulfill(answer.setStatus(204));
        } else if (path.contains("icon") && down) {
            route.abort();
        } else if (path.contains("icon") && slow) {
            asked.add(route);
        } else if (path.equals(PATH)) {
            if (status != 200) {
                failed.add(System.nanoTime());
            }
            route.fulfill(answer.setStatus(status).setContentType("text/html").setBody(html));
        } else {
            route.fulfill(answer.setStatus(204));
        }
    }

    private static String script(String name) {
        try (InputStream file = LiveSwapTrial.class.getResourceAsStream("/console/" + name + ".js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String incident(List<String> approvals, String note) {
        PageAnswers answers = new PageAnswers();
        answers.add("incident", 200, ShownPages.incident("i1", "cart crashes").toString());
        answers.add("approvals", 200, list(approvals.stream().map(id -> ShownPages.approval(id, "of-" + id))));
        answers.add("actions", 200, list(approvals.stream().map(id -> ShownPages.action("of-" + id, "shop"))));
        answers.add(
                "timeline",
                200,
                list(Stream.of(note).filter(text -> !text.isEmpty()).map(LiveSwapTrial::noted)));
        return ShownPages.html(
                "incident",
                Section.INCIDENTS,
                Role.OPERATOR,
                IncidentDetailPage.view(answers, ShownPages.account(Role.OPERATOR), ShownPages.NOW));
    }

    private static String list(Stream<ObjectNode> items) {
        return ShownPages.list(items);
    }

    private static ObjectNode noted(String text) {
        ObjectNode event = ShownPages.JSON.createObjectNode();
        event.put("kind", "incident.noted").put("actor", "user:anna").put("at", "2026-11-22T09:58:00Z");
        event.putObject("details").put("text", text);
        return event;
    }
}
