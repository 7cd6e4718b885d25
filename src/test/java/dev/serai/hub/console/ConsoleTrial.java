package dev.serai.hub.console;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.serai.hub.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.intake.WebhookClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

/** The console in a real browser, as people use it; leaves pictures of each page in {@code src/target/console}. */
@WorldIT
class ConsoleTrial {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("src/target/console");
    private static final String AXE =
            "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
                    + ".then(found => found.violations.map(one => one.id + ': ' + one.help + ' at '"
                    + " + one.nodes.map(node => node.html.slice(0, 160)).join(' | ')))";

    private static Chromium chromium;

    @LocalServerPort
    int port;

    private ApiClient api;
    private String admin;

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
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void each_page_is_calm_and_readable_in_both_themes_on_a_phone_and_on_a_desk() throws IOException {
        String host = "host-" + OwnWord.next();
        alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        String storm = OwnWord.next();
        for (int i = 0; i < IncidentLines.STORM + 2; i++) {
            alert("Target " + i + " of " + storm + " does not answer", storm + i, Map.of());
        }
        JsonNode approval = await().atMost(PATIENCE).until(() -> approval(host), found -> found != null);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("now", "/console");
        pages.put(
                "incident", "/console/incidents/" + approval.path("incident_id").asText());
        pages.put("approvals", "/console/approvals");
        pages.put("approval", "/console/approvals/" + approval.path("id").asText());
        pages.put("incidents", "/console/incidents");
        pages.put("alerts", "/console/alerts");
        pages.put(
                "alert",
                "/console/alerts/"
                        + api.get("/alerts?q=" + host, admin)
                                .json()
                                .at("/items/0/id")
                                .asText());
        pages.put("actions", "/console/actions");
        String action = approval.path("action_id").asText();
        pages.put("action", "/console/actions/" + action);
        pages.put("playbooks", "/console/playbooks");
        pages.put(
                "playbook",
                "/console/playbooks/"
                        + api.get("/actions/" + action, admin)
                                .json()
                                .path("playbook")
                                .asText());
        pages.put("audit", "/console/audit?verify=1");
        pages.put("people", "/console/people");
        pages.put("person-new", "/console/people/new");
        pages.put(
                "person",
                "/console/people/"
                        + api.get("/users?limit=1", admin)
                                .json()
                                .at("/items/0/id")
                                .asText());
        pages.put("profile", "/console/profile");
        pages.put("sessions", "/console/sessions");
        pages.put("nothing", "/console/incidents/" + UUID.randomUUID());
        String account = person(Role.ADMIN);
        List<String> wrong = new ArrayList<>();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            for (int width : new int[] {320, 1440}) {
                try (BrowserContext context = context(width, true)) {
                    context.addCookies(List.of(new Cookie(PageVisits.THEME, theme.wire())
                            .setDomain("127.0.0.1")
                            .setPath("/")));
                    Page page = context.newPage();
                    login(page, account);
                    pages.forEach(
                            (name, path) -> wrong.addAll(show(page, name + "-" + theme.wire() + "-" + width, path)));
                }
            }
        }
        assertThat(wrong).isEmpty();
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
    void the_policy_of_pages_has_nothing_against_them_and_runs_nothing_of_a_sender() throws IOException {
        String word = OwnWord.next();
        alert(word + " <img src=x onerror=alert(1)>", word, Map.of("summary", "<script>alert(1)</script>"));
        String incident = await().atMost(PATIENCE).until(() -> incident(word), found -> !found.isEmpty());
        try (BrowserContext context = context(1440, false)) {
            List<String> said = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> said.add(message.text()));
            page.onPageError(said::add);
            page.onDialog(dialog -> {
                said.add("dialog " + dialog.message());
                dialog.dismiss();
            });
            login(page, person(Role.ADMIN));
            for (String path : List.of("/console", "/console/incidents/" + incident, "/console/alerts?q=" + word)) {
                page.navigate(address(path));
            }
            // Swapped in by the script, as it came from a sender.
            page.navigate(address("/console/incidents/" + incident));
            alert(word + " <img src=x onerror=alert(2)>", word + "2", Map.of());
            page.evaluate("() => trustedTypes.defaultPolicy");
            assertThat(said).isEmpty();
        }
    }

    @Test
    void what_happens_appears_without_a_reload_and_keys_lead_to_it() throws IOException {
        try (BrowserContext context = context(1440, false)) {
            Page page = context.newPage();
            login(page, person(Role.OPERATOR));
            page.navigate(address("/console"));
            page.evaluate("() => { window.sameDocument = true; }");
            String word = OwnWord.next();
            alert("Queue of " + word + " grows", word, Map.of());

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

    @Test
    void without_scripts_a_change_is_approved_all_the_same() throws IOException {
        String host = "host-" + OwnWord.next();
        alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().atMost(PATIENCE).until(() -> approval(host), found -> found != null);
        try (BrowserContext context =
                chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            login(page, person(Role.APPROVER));
            page.navigate(address("/console/approvals/" + approval.path("id").asText()));
            page.locator("textarea[name=comment]").fill("Without a script.");
            page.locator("button[value=approve]").click();
            assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
                    .containsText("Approved");
        }
        await().atMost(PATIENCE).untilAsserted(() -> SHOP.verify(1, deleteRequestedFor(urlEqualTo("/cache/" + host))));
    }

    /** @param tested axe is a script of ours that the pages' policy would refuse */
    private BrowserContext context(int width, boolean tested) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width < 600 ? 700 : 900)
                        .setBypassCSP(tested));
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

    private String person(Role role) {
        String name = role.wire() + "-" + UUID.randomUUID();
        People.create(api, admin, name, role);
        People.settle(api, name);
        return name;
    }

    private void alert(String title, String host, Map<String, String> annotations) {
        ObjectNode alert = JSON.createObjectNode().put("title", title).put("severity", "high");
        alert.putObject("labels").put("instance", host).put("service", host).put("namespace", "shop");
        alert.set("annotations", JSON.valueToTree(annotations));
        assertThat(new WebhookClient(port).generic(alert.toString()).status()).isEqualTo(202);
    }

    private JsonNode approval(String host) {
        String incident = incident(host);
        return incident.isEmpty()
                ? null
                : api.get("/approvals?state=open&incident_id=" + incident, admin)
                        .json()
                        .path("items")
                        .get(0);
    }

    private String incident(String word) {
        return api.get("/incidents?q=" + word, admin).json().at("/items/0/id").asText();
    }

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
