package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.People;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** The console in a real browser, as people use it; leaves pictures of each page in {@code src/target/console}. */
@WorldIT
class ConsoleTrial {

    private static final Path PICTURES = Path.of("src/target/console");
    private static final String AXE =
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                    + ".then(found => found.violations.map(one => one.id + ': ' + one.help + ' at '"
                    + " + one.nodes.map(node => node.html.slice(0, 160)).join(' | ')))";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    private WalkedHub hub;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void client() {
        hub = new WalkedHub(port);
    }

    @Test
    void each_page_is_calm_and_readable_in_both_themes_on_a_phone_and_on_a_desk() throws IOException {
        String host = "host-" + OwnWord.next();
        JsonNode approval = hub.proposal(host);
        String storm = OwnWord.next();
        for (int i = 0; i < SameIncidents.STORM + 2; i++) {
            hub.alert("Target " + i + " of " + storm + " does not answer", storm + i, storm, Map.of());
        }
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("now", "/console");
        pages.put(
                "incident", "/console/incidents/" + approval.path("incident_id").asText());
        pages.put(
                "postmortem",
                "/console/incidents/" + approval.path("incident_id").asText() + "/postmortem");
        pages.put("conversations", "/console/conversations");
        pages.put("approvals", "/console/approvals");
        pages.put("approval", "/console/approvals/" + approval.path("id").asText());
        pages.put("incidents", "/console/incidents");
        pages.put("alerts", "/console/alerts");
        pages.put(
                "alert",
                "/console/alerts/"
                        + hub.read("/alerts?q=" + host).at("/items/0/id").asText());
        pages.put("noise", "/console/noise");
        pages.put("silences", "/console/silences");
        pages.put("silence-new", "/console/silences/new");
        pages.put("windows", "/console/windows");
        pages.put("window-new", "/console/windows/new");
        pages.put("replays", "/console/replays");
        pages.put("replay", "/console/replays/" + hub.replay(host));
        pages.put("oncall", "/console/oncall?severity=high&environment=production");
        pages.put("actions", "/console/actions");
        String action = approval.path("action_id").asText();
        pages.put("action", "/console/actions/" + action);
        pages.put("playbooks", "/console/playbooks");
        pages.put(
                "playbook",
                "/console/playbooks/"
                        + hub.read("/actions/" + action).path("playbook").asText());
        pages.put("routes", "/console/routes");
        pages.put("stage", "/console/routes?stage=channel");
        pages.put("route", "/console/routes?route=webhook");
        pages.put("jobs", "/console/jobs");
        pages.put("connections", "/console/connections");
        pages.put("models", "/console/models");
        pages.put("audit", "/console/audit?verify=1");
        pages.put("people", "/console/people");
        pages.put("person-new", "/console/people/new");
        pages.put(
                "person",
                "/console/people/"
                        + hub.read("/users?limit=1").at("/items/0/id").asText());
        pages.put("profile", "/console/profile");
        pages.put("sessions", "/console/sessions");
        pages.put("nothing", "/console/incidents/" + UUID.randomUUID());
        String account = hub.person(Role.ADMIN).name();
        List<String> wrong = new ArrayList<>();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (int width : new int[] {320, 1440}) {
                try (BrowserContext context = context(width, true)) {
                    context.addCookies(List.of(new Cookie(PageVisits.THEME, theme.wire())
                            .setDomain("127.0.0.1")
                            .setPath("/")));
                    Page page = context.newPage();
                    login(page, account);
                    pages.put("conversation", ask(page, pages.get("incident")));
                    pages.forEach(
                            (name, path) -> wrong.addAll(show(page, name + "-" + theme.wire() + "-" + width, path)));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The page of the conversation, once the answer has appeared there, without a reload. */
    private String ask(Page page, String incident) {
        page.navigate(address(incident));
        page.locator("#question").fill("What changed?");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Ask").setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/console/conversations/.*"));
        page.evaluate("() => { window.sameDocument = true; }");
        assertThat(page.locator("article[aria-label=Serai]").first()).isVisible();
        assertThat(page.locator("[data-again]")).hasCount(0);
        assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);
        return URI.create(page.url()).getPath();
    }

    private List<String> show(Page page, String name, String path) {
        List<String> wrong = new ArrayList<>();
        page.navigate(address(path));
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
        Object beyond =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (!Integer.valueOf(0).equals(beyond)) {
            wrong.add(name + " is " + beyond + " pixels wider than the window");
        }
        page.evaluate(axe());
        ((List<?>) page.evaluate(AXE)).forEach(found -> wrong.add(name + ": " + found));
        return wrong;
    }

    @Test
    void what_happens_appears_without_a_reload_and_keys_lead_to_it() throws IOException {
        try (BrowserContext context = context(1440, false)) {
            Page page = context.newPage();
            login(page, hub.person(Role.OPERATOR).name());
            page.navigate(address("/console"));
            page.evaluate("() => { window.sameDocument = true; }");
            String word = OwnWord.next();
            hub.alert("Queue of " + word + " grows", word, word, Map.of());

            assertThat(page.getByText("Queue of " + word)).isVisible();
            assertThat(page.evaluate("() => window.sameDocument")).isEqualTo(true);

            page.keyboard().press("?");
            assertThat(page.locator("#keys")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#keys")).isHidden();
            // Not on Now: what others' tests do there may take away the row that has the focus.
            page.navigate(address("/console/incidents?q=" + word));
            page.keyboard().press("j");
            assertThat(page.locator(".row .title a:focus")).hasText("Queue of " + word + " grows");
            page.navigate(address("/console/alerts"));
            page.keyboard().press("/");
            page.keyboard().type(word);
            page.keyboard().press("Enter");
            assertThat(page.getByText("Queue of " + word)).isVisible();
        }
    }

    /** @param tested axe is a script of ours that the pages' policy would refuse */
    private BrowserContext context(int width, boolean tested) {
        BrowserContext context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 700 : 900)
                        .setBypassCSP(tested));
        context.setDefaultTimeout(Chromium.PATIENCE);
        return context;
    }

    private void login(Page page, String account) {
        page.navigate(address("/console/login"));
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(People.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(address("/console"));
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
