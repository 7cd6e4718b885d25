package dev.serai.hub.console;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.serai.hub.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.Stock;
import dev.serai.hub.console.ConsoleBrowser.Page;
import dev.serai.hub.intake.WebhookClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Pages over a whole hub: who sees which, what their forms do, and that nothing a sender writes becomes part of a page. */
@WorldIT
class ConsolePagesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DIGEST = Pattern.compile("name=\"digest\" value=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/console/assets/[^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private ConsolePeople people;
    private ApiClient api;
    private String admin;

    @BeforeEach
    void client() {
        people = new ConsolePeople(port);
        api = people.api();
        admin = people.admin();
    }

    @Test
    void each_page_is_for_whom_its_operations_are() {
        Stock stock = new Stock(jdbc);
        Map<String, Role> pages = new LinkedHashMap<>();
        pages.put("/console", Role.VIEWER);
        pages.put("/console/incidents", Role.VIEWER);
        pages.put("/console/incidents?q=disk&state=open&severity=high", Role.VIEWER);
        pages.put("/console/incidents/" + stock.incident, Role.VIEWER);
        pages.put("/console/incidents/" + stock.incident + "/postmortem", Role.VIEWER);
        pages.put("/console/approvals", Role.VIEWER);
        pages.put("/console/approvals/" + stock.approval, Role.VIEWER);
        pages.put("/console/alerts", Role.VIEWER);
        pages.put("/console/alerts/" + stock.alert, Role.VIEWER);
        pages.put("/console/alerts?incident_id=" + stock.incident, Role.VIEWER);
        pages.put("/console/conversations", Role.VIEWER);
        pages.put("/console/knowledge", Role.VIEWER);
        pages.put("/console/knowledge?q=rollback", Role.VIEWER);
        pages.put("/console/alerts?label=b:2", Role.VIEWER);
        pages.put("/console/noise", Role.VIEWER);
        pages.put("/console/noise?days=7", Role.VIEWER);
        pages.put("/console/silences", Role.VIEWER);
        pages.put("/console/silences/new", Role.OPERATOR);
        pages.put("/console/windows", Role.VIEWER);
        pages.put("/console/windows/new", Role.OPERATOR);
        pages.put("/console/replays", Role.VIEWER);
        pages.put("/console/replays/" + stock.replay, Role.VIEWER);
        pages.put("/console/oncall", Role.VIEWER);
        pages.put("/console/oncall?severity=info&environment=test&label=team:payments", Role.VIEWER);
        pages.put("/console/actions", Role.VIEWER);
        pages.put("/console/playbooks", Role.VIEWER);
        pages.put("/console/routes", Role.OPERATOR);
        pages.put("/console/routes?stage=intake", Role.OPERATOR);
        pages.put("/console/routes?route=webhook", Role.OPERATOR);
        pages.put("/console/jobs", Role.OPERATOR);
        pages.put("/console/connections", Role.OPERATOR);
        pages.put("/console/quarantine", Role.OPERATOR);
        pages.put("/console/event-sinks", Role.OPERATOR);
        pages.put("/console/models", Role.VIEWER);
        pages.put("/console/audit", Role.APPROVER);
        pages.put("/console/audit?verify=1", Role.APPROVER);
        pages.put("/console/people", Role.ADMIN);
        SoftAssertions all = new SoftAssertions();
        people.browsers()
                .forEach((role, browser) -> pages.forEach((path, least) -> {
                    Page page = browser.get(path);
                    all.assertThat(page.status())
                            .as(role + " " + path + page.text())
                            .isEqualTo(role.covers(least) ? 200 : 403);
                    all.assertThat(page.header("Content-Type")).as(path).startsWith("text/html");
                    all.assertThat(page.text()).as(path).doesNotContain("null", "PATTERNS_", "awaiting_approval<");
                }));
        all.assertThat(api.get("/audit?verb=session.opened&limit=20", admin)
                        .json()
                        .findValuesAsText("channel"))
                .contains("console");
        all.assertAll();
    }

    @Test
    void what_the_audit_lists_is_a_file_too() throws Exception {
        ConsoleBrowser approver = browser(Role.APPROVER);
        // More than what is read at once, and old, so that no other list begins with them.
        jdbc.update("insert into audit_event (id, tenant, actor, verb, object_type, object_id, reason, details, at)"
                + " select gen_random_uuid(), 'default', 'user:file', 'user.created', 'user', 'n' || n, '-', '{}',"
                + " now() - interval '20 days' - n * interval '1 second' from generate_series(1, 401) n");
        String listed = "?verb=user.created&actor=file";
        Page page = approver.get("/console/audit" + listed);
        assertThat(page.text()).contains("href=\"/console/audit/export?verb=user.created&amp;actor=file\"");

        Page file = approver.get("/console/audit/export" + listed);

        assertThat(file.status()).as(file.text()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"audit.jsonl\"");
        List<String> ids = new ArrayList<>();
        for (String line : file.text().split("\n")) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.path("actor").asText()).isEqualTo("user:file");
            ids.add(event.path("object_id").asText());
        }
        assertThat(ids)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 401).mapToObj(n -> "n" + n).toList());
        assertThat(approver.get("/console/audit/export?from=never").status()).isEqualTo(400);
        assertThat(browser(Role.OPERATOR).get("/console/audit/export").status()).isEqualTo(403);
    }

    @Test
    void an_open_page_fetches_its_content_alone_for_as_long_as_its_session_lasts() {
        Map<String, String> live = Map.of("X-Serai-Live", "1", "Sec-Fetch-Dest", "empty");
        String word = OwnWord.next();
        people.alert("Disk of " + word + " is full", word, Map.of());
        await().until(() -> !people.incident(word).isEmpty());
        String path = "/console/incidents/" + people.incident(word);
        ConsoleBrowser browser = browser(Role.OPERATOR);
        String token = browser.get(path).token();

        for (String open : List.of("/console", path)) {
            Page fetched = browser.get(open, live);
            assertThat(fetched.text().strip())
                    .startsWith("<div id=")
                    .contains("data-live=", "name=\"_csrf\" value=\"\"")
                    .doesNotContain("<html", "<header", "Sign out");
            assertThat(fetched.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(fetched.header("Cache-Control")).contains("no-store");
        }
        assertThat(browser(Role.VIEWER).get("/console", live).text())
                .contains("data-live=")
                .doesNotContain("_csrf");

        ConsoleBrowser copy = new ConsoleBrowser(port);
        copy.cookies().putAll(browser.cookies());
        browser.post("/console/logout", Map.of("_csrf", token));
        assertThat(copy.get("/console", live).status()).isEqualTo(401);
    }

    @Test
    void somebody_replaces_whoever_a_rota_names_and_what_is_no_rota_is_refused() {
        ConsoleBrowser operator = browser(Role.OPERATOR);
        assertThat(override(operator, "none").status()).isEqualTo(422);
        try {
            Page done = override(operator, "world");
            assertThat(done.status()).as(done.text()).isEqualTo(303);
            assertThat(jdbc.queryForList("select username from oncall_override where rota = 'world'", String.class))
                    .contains("admin");
        } finally {
            // Other tests ask who is on call.
            new JdbcTemplate(new DriverManagerDataSource(url, "postgres", ""))
                    .update("delete from oncall_override where rota = 'world' and username = 'admin'");
        }
    }

    private static Page override(ConsoleBrowser operator, String rota) {
        return operator.post(
                "/console/oncall/overrides",
                Map.of(
                        "_csrf",
                        operator.get("/console/oncall").token(),
                        "rota",
                        rota,
                        "username",
                        "admin",
                        "hours",
                        "1"));
    }

    @Test
    void a_search_that_cannot_be_made_stays_on_its_page() {
        Page page = browser(Role.VIEWER).get("/console/alerts?label=payments");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text())
                .contains("role=\"search\"", "role=\"alert\"", "value=\"payments\"", "For instance team:payments")
                .doesNotContain("data-refused");
    }

    @Test
    void a_viewer_is_led_to_the_models_and_to_no_page_that_is_not_theirs() {
        assertThat(browser(Role.VIEWER).get("/console/models").text())
                .contains("href=\"/console/models\" aria-current=\"page\"")
                .doesNotContain("href=\"/console/routes\"", "href=\"/console/jobs\"");
        assertThat(browser(Role.OPERATOR).get("/console/models").text())
                .contains("href=\"/console/routes\" aria-current=\"page\"", "href=\"/console/jobs\"");
    }

    @Test
    void who_would_be_notified_is_what_the_policies_say() {
        ConsoleBrowser browser = browser(Role.VIEWER);

        assertThat(browser(Role.OPERATOR).get("/console/oncall").text())
                .contains("One operator within 30 minutes.", "linked to no chat")
                .doesNotContain("shown to operators");
        assertThat(browser.get("/console/oncall").text())
                .contains(
                        "One operator within 30 minutes.",
                        "Who may act is shown to operators and above.",
                        "several tenants")
                .doesNotContain("linked to no chat")
                .doesNotContain("It would page");
        assertThat(browser.get("/console/oncall?severity=high&environment=production")
                        .text())
                .contains("It would page Discord, Slack and Telegram");
        assertThat(browser.get("/console/oncall?severity=high&environment=test").text())
                .contains("It would page nobody: its environment pages nobody.");
        assertThat(browser.get("/console/oncall?severity=dreadful").status()).isEqualTo(400);
        assertThat(browser.get("/console/noise?days=1000").status()).isEqualTo(400);
    }

    @Test
    void what_is_not_there_says_so_in_a_page() {
        ConsoleBrowser browser = browser(Role.OPERATOR);
        for (String path : List.of(
                "/console/incidents/" + UUID.randomUUID(),
                "/console/approvals/" + UUID.randomUUID(),
                "/console/alerts/" + UUID.randomUUID(),
                "/console/conversations/" + UUID.randomUUID(),
                "/console/incidents/" + UUID.randomUUID() + "/postmortem",
                "/console/incidents/" + UUID.randomUUID() + "/postmortem/markdown",
                "/console/alerts/..%2f..%2fetc",
                "/console/routes?route=no-such-route",
                "/console/routes?stage=%3Cscript%3E",
                "/console/incidents/no-such-id/nothing",
                "/console/nothing")) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path + page.text()).isBetween(400, 405);
            assertThat(page.text()).as(path).doesNotContain("Exception");
        }
        assertThat(browser.get("/console/alerts?cursor=forged").status()).isEqualTo(400);
        assertThat(browser.get("/console/alerts?tenant=acme").status()).isEqualTo(200);
    }

    @Test
    void what_fails_in_the_hub_is_a_page_that_says_so_and_nothing_of_its_inside() {
        Stock stock = new Stock(jdbc);
        jdbc.update(
                """
                insert into analysis (id, tenant, incident_id, analyst, status, summary, causes, ruled_out, playbooks,
                  evidence, created_at)
                select gen_random_uuid(), tenant, incident_id, analyst, status, summary, '{"no": "list"}', ruled_out,
                  playbooks, evidence, created_at
                from analysis where incident_id = ?""",
                stock.incident);
        Page page = browser(Role.VIEWER).get("/console/incidents/" + stock.incident);
        assertThat(page.status()).as(page.text()).isEqualTo(500);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text())
                .contains("<h1>Something failed in Serai</h1>", "Request " + page.header("X-Request-Id"))
                .doesNotContain("Exception", "dev.serai", "causes", "Likely cause");
    }

    @Test
    void the_routes_that_run_are_drawn_by_stage_and_lead_to_where_each_is_written() {
        ConsoleBrowser browser = browser(Role.OPERATOR);

        assertThat(browser.get("/console/routes").text())
                .contains(
                        "routes run",
                        "how often they ran is not shown",
                        "<title id=\"flow-title\">The stages of the flow</title>",
                        "?stage=intake");
        assertThat(browser.get("/console/routes?stage=intake").text())
                .contains(
                        "webhook leads to alerts-accept, normalise-", "?route=webhook", "intake/webhook.camel.yaml:1");
        assertThat(browser.get("/console/routes?route=webhook").text())
                .contains("intake/webhook.camel.yaml:1", "id: webhook", "?route=alerts-accept");
    }

    @Test
    void a_job_that_was_given_up_is_tried_again_by_who_may() {
        UUID job = new Stock(jdbc).job;
        String path = "/console/jobs/" + job + "/retry";
        ConsoleBrowser operator = browser(Role.OPERATOR);
        ConsoleBrowser viewer = browser(Role.VIEWER);

        assertThat(operator.get("/console/jobs").text()).contains(path, "no such chat", "gave up after 5 attempts");
        assertThat(act(viewer, "/console", path).status()).isEqualTo(403);
        Page done = act(operator, "/console/jobs", path);

        assertThat(done.location()).as(done.text()).isEqualTo("/console/jobs");
        assertThat(operator.get("/console/jobs").text())
                .contains("It is tried again")
                .doesNotContain(path);
        assertThat(act(operator, "/console/jobs", "/console/jobs/" + UUID.randomUUID() + "/retry")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_could_not_be_read_is_shown_and_read_again_by_who_may() {
        UUID kept = new Stock(jdbc).quarantined;
        String path = "/console/quarantine/" + kept;
        ConsoleBrowser operator = browser(Role.OPERATOR);

        assertThat(operator.get("/console/quarantine").text()).contains(path, "folding it failed each time");
        assertThat(operator.get(path).text()).contains("A delivery of generic that could not be read", "Kept");
        assertThat(browser(Role.VIEWER).get(path).status()).isEqualTo(403);
        Page done = act(operator, "/console/quarantine", path + "/replay");

        assertThat(done.location()).as(done.text()).isEqualTo("/console/quarantine");
        assertThat(operator.get("/console/quarantine").text())
                .contains("its alerts become incidents in a moment")
                .doesNotContain(path);
        assertThat(operator.get(path).status()).isEqualTo(404);
    }

    @Test
    void what_was_given_up_for_a_subscriber_is_sent_again_or_discarded_by_admins() {
        UUID dead = new Stock(jdbc).deadLetter;
        Stock stock = new Stock(jdbc);
        UUID other = stock.deadLetter;
        String list = "/console/event-sinks/" + Stock.SUBSCRIBER;
        ConsoleBrowser boss = browser(Role.ADMIN);

        assertThat(boss.get("/console/event-sinks").text()).contains(list, "nothing sends to it any more");
        assertThat(browser(Role.OPERATOR).get(list).text())
                .contains("The receiver answered 400")
                .doesNotContain("Discard it");
        assertThat(browser(Role.VIEWER).get(list).status()).isEqualTo(403);
        assertThat(boss.get("/console/event-sinks/nobody").status()).isEqualTo(404);

        Page skipped = act(boss, list, list + "/" + stock.blocked + "/skip");
        assertThat(skipped.location()).as(skipped.text()).isEqualTo(list);
        assertThat(boss.get(list).text())
                .contains("It is skipped within seconds", "the receiver answered 504")
                .doesNotContain(stock.blocked + "/skip");
        assertThat(act(boss, list, list + "/" + dead + "/skip").status()).isEqualTo(409);

        Page again = act(boss, list, list + "/" + dead + "/retry");
        assertThat(again.location()).as(again.text()).isEqualTo(list);
        assertThat(boss.get(list).text())
                .contains("It is sent again within seconds")
                .doesNotContain(dead + "/retry");
        Page discarded = act(boss, list, list + "/" + other + "/discard");
        assertThat(discarded.location()).as(discarded.text()).isEqualTo(list);
        assertThat(boss.get(list).text()).doesNotContain(other + "/discard");
        assertThat(act(boss, list, list + "/" + other + "/discard").status()).isEqualTo(404);
    }

    @Test
    void sources_chats_and_clusters_say_how_they_are_connected() {
        String word = OwnWord.next();
        alert(word, Map.of());
        await().until(() -> people.incident(word), found -> !found.isEmpty());

        ConsoleBrowser operator = browser(Role.OPERATOR);
        await().until(() -> operator.get("/console/connections").text(), page -> page.contains("last delivery"));
        assertThat(operator.get("/console/connections").text()).contains("POST /webhooks/generic", "Telegram");
    }

    @Test
    void files_are_kept_for_ever_under_names_that_change_with_them() {
        ConsoleBrowser anybody = new ConsoleBrowser(port);
        String page = browser(Role.VIEWER).get("/console").text();
        Matcher found = ASSET.matcher(page);
        int bytes = page.length();
        int count = 0;
        while (found.find()) {
            Page asset = anybody.get(found.group(1));
            assertThat(asset.status()).as(found.group(1)).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            bytes += asset.text().length();
            count++;
        }
        assertThat(count).isEqualTo(4);
        assertThat(bytes).isLessThan(100_000);
        assertThat(anybody.get("/console/assets/console.css").status()).isEqualTo(404);
    }

    @Test
    void a_change_is_approved_on_its_page_about_exactly_what_was_shown() throws Exception {
        String host = "host-" + OwnWord.next();
        alert(host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        ConsoleBrowser approver = browser(Role.APPROVER);
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String path = "/console/approvals/" + approval.path("id").asText();
        Page page = approver.get(path);
        assertThat(approver.get("/console").text()).contains(path);
        assertThat(approver.get("/console/approvals").text()).contains(path);
        assertThat(approver.get("/console/incidents/"
                                + approval.path("incident_id").asText())
                        .text())
                .contains("name=\"digest\"");

        Page other = decide(approver, path, page, "0".repeat(64), "approve");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("not what you were shown");

        Page done = decide(approver, path, page, digest(page), "approve");
        assertThat(done.status()).as(done.text()).isEqualTo(303);
        assertThat(done.location()).isEqualTo(path);
        assertThat(approver.get(done.location()).text()).contains("Approved. It starts now");
        assertThat(api.get("/approvals/" + approval.path("id").asText(), admin)
                        .json()
                        .path("decisions")
                        .findValuesAsText("channel"))
                .containsExactly("console");
        assertThat(approver.get(path).text()).doesNotContain("It starts now");
        assertThat(approver.get(path + "?done=approved").text()).doesNotContain("It starts now");
        await().untilAsserted(() -> SHOP.verify(1, deleteRequestedFor(urlEqualTo("/cache/" + host))));
        assertThat(decide(approver, path, page, digest(page), "reject").status())
                .isEqualTo(409);
    }

    @Test
    void forms_do_what_the_operations_do_for_whom_they_do_it() throws Exception {
        String host = "host-" + OwnWord.next();
        alert(host, Map.of());
        String incident = await().until(() -> people.incident(host), found -> !found.isEmpty());
        String path = "/console/incidents/" + incident;
        ConsoleBrowser viewer = browser(Role.VIEWER);
        ConsoleBrowser operator = browser(Role.OPERATOR);
        assertThat(viewer.get(path).text()).doesNotContain(">Acknowledge</button>");
        assertThat(send(viewer, path, "/acknowledge", Map.of()).status()).isEqualTo(403);

        assertThat(send(operator, path, "/acknowledge", Map.of("back", path)).location())
                .isEqualTo(path);
        assertThat(send(operator, path, "/notes", Map.of("text", "looks like <b>disk</b>"))
                        .location())
                .isEqualTo("/console");
        assertThat(operator.get(path).text()).contains("looks like &lt;b&gt;disk&lt;/b&gt;", "has it");
        assertThat(send(operator, path, "/notes", Map.of("text", "")).status()).isEqualTo(400);
        assertThat(send(operator, path, "/analyses", Map.of("back", "//evil.test"))
                        .location())
                .isEqualTo("/console");
        assertThat(send(operator, path, "/nonsense", Map.of()).status()).isEqualTo(404);
        assertThat(send(operator, path, "/resolve", Map.of("back", path)).location())
                .isEqualTo(path);
        assertThat(operator.get(path).text()).contains("resolved by");

        Page told = viewer.get(path + "/postmortem/markdown");
        assertThat(told.header("Content-Type")).isEqualTo("text/markdown;charset=utf-8");
        assertThat(told.text()).contains("looks like \\<b\\>disk", "## Still open");
        assertThat(viewer.get(path + "/postmortem").text()).contains("looks like &lt;b&gt;disk", "took it on");
        assertThat(api.get("/incidents/" + incident + "/postmortem", admin).text())
                .contains("# ", "looks like \\<b\\>disk");

        // It grows while it is read, at its end.
        JsonNode newest = api.get("/incidents/" + incident + "/timeline?sort=at_desc&limit=2", admin)
                .json();
        List<String> last = ids(newest);
        last.addAll(ids(
                incident,
                "timeline?sort=at_desc&limit=1&cursor="
                        + newest.path("next_cursor").asText()));
        assertThat(last).hasSize(3);
        Collections.reverse(last);
        assertThat(ids(incident, "timeline?limit=200")).containsSequence(last);
        for (String part : List.of("analyses", "evidence")) {
            List<String> reversed = ids(incident, part + "?sort=at_desc");
            Collections.reverse(reversed);
            assertThat(ids(incident, part).subList(0, reversed.size())).as(part).isEqualTo(reversed);
        }

        alert("next-" + host, Map.of());
        String next = await().until(() -> people.incident("next-" + host), found -> !found.isEmpty());
        Page some = operator.post(
                "/console/incidents/acknowledge",
                Map.of("_csrf", operator.get("/console").token(), "ids", incident + " " + next));
        assertThat(some.status()).as(some.text()).isEqualTo(303);
        assertThat(operator.get("/console").text()).contains("1 acknowledged; 1 could not be");
        assertThat(operator.get("/console/incidents/" + next).text()).contains("has it");

        Page all = operator.post(
                "/console/incidents/acknowledge",
                Map.of("_csrf", operator.get("/console").token(), "ids", incident + " " + incident));
        assertThat(all.status()).as(all.text()).isEqualTo(409);
        assertThat(operator.post(
                                "/console/incidents/acknowledge",
                                Map.of("_csrf", operator.get("/console").token(), "ids", " "))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_action_is_withdrawn_by_whom_its_operation_lets() {
        String host = "host-" + OwnWord.next();
        alert(host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String back = "/console/incidents/" + approval.path("incident_id").asText();
        String action = "/console/actions/" + approval.path("action_id").asText();
        ConsoleBrowser viewer = browser(Role.VIEWER);
        ConsoleBrowser operator = browser(Role.OPERATOR);

        assertThat(act(viewer, back, action + "/cancel").status()).isEqualTo(403);
        assertThat(act(operator, back, action + "/nonsense").status()).isEqualTo(404);
        assertThat(act(operator, back, action + "/compensate").status()).isEqualTo(409);
        assertThat(act(operator, back, action + "/cancel").location()).isEqualTo(back);

        assertThat(operator.get(back).text()).contains(" withdrew it at ");
        SHOP.verify(0, deleteRequestedFor(urlEqualTo("/cache/" + host)));
    }

    @Test
    void a_question_about_an_incident_is_answered_on_the_page_of_its_conversation() throws Exception {
        String host = "host-" + OwnWord.next();
        alert(host, Map.of());
        String incident = await().until(() -> people.incident(host), found -> !found.isEmpty());
        String path = "/console/incidents/" + incident;
        ConsoleBrowser viewer = browser(Role.VIEWER);

        String talk = send(viewer, path, "/questions", Map.of("text", "What changed?"))
                .location();

        assertThat(talk).startsWith("/console/conversations/");
        await().untilAsserted(() -> assertThat(viewer.get(talk).text())
                .contains("What changed?", "aria-label=\"Serai\"")
                .doesNotContain("data-again"));
        Page page = viewer.get(talk);
        assertThat(page.text()).contains("href=\"" + path + "\"");
        assertThat(viewer.get(path).text()).contains(talk);
        assertThat(viewer.get("/console/conversations").text()).contains(talk, host);
        assertThat(send(viewer, path, "/questions", Map.of("text", "Why?")).location())
                .as("the conversation that goes on takes the next question")
                .isEqualTo(talk);
        assertThat(viewer.post(talk + "/messages", Map.of("_csrf", page.token(), "text", "/help"))
                        .location())
                .isEqualTo(talk);
        assertThat(viewer.post(talk + "/messages", Map.of("_csrf", page.token(), "text", ""))
                        .status())
                .isEqualTo(400);
        Page file = viewer.get(talk + "/export");
        assertThat(page.text()).contains("href=\"" + talk + "/export\"");
        assertThat(file.text()).startsWith("# Conversation ").contains("> What changed?", ". Serai, ");
        assertThat(file.header("Content-Type")).startsWith("text/markdown");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"conversation.md\"");
        ConsoleBrowser other = browser(Role.ADMIN);
        assertThat(other.get(talk).status()).as("one's own").isEqualTo(404);
        assertThat(other.get(talk + "/export").status()).isEqualTo(404);
        assertThat(other.get(path).text()).doesNotContain(talk);

        Page deleted = viewer.post(talk + "/delete", Map.of("_csrf", page.token()));
        assertThat(deleted.location()).isEqualTo("/console/conversations");
        assertThat(viewer.get("/console/conversations").text())
                .contains("The conversation is deleted")
                .doesNotContain(talk);
        assertThat(viewer.get(talk).status()).isEqualTo(404);
        Page any = viewer.post("/console/conversations", Map.of("_csrf", page.token(), "text", "/help " + host));
        assertThat(viewer.get(any.location()).text()).contains("/help " + host);
    }

    private static Page act(ConsoleBrowser browser, String back, String path) {
        return browser.post(path, Map.of("_csrf", browser.get(back).token(), "back", back));
    }

    @Test
    void colours_are_remembered_by_the_browser() {
        ConsoleBrowser browser = browser(Role.VIEWER);
        Page page = browser.get("/console/alerts");
        Page chosen = browser.post(
                "/console/theme", Map.of("_csrf", page.token(), "theme", "dark", "back", "/console/alerts"));
        assertThat(chosen.location()).isEqualTo("/console/alerts");
        assertThat(browser.get("/console/alerts").text()).contains("data-theme=\"dark\"");
        assertThat(browser.post("/console/theme", Map.of("_csrf", page.token(), "theme", "\"><script>"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatever_a_sender_writes_is_text_on_every_page() throws Exception {
        String word = OwnWord.next();
        StringBuilder everything = new StringBuilder();
        ShownPages.payloads().forEach(payload -> everything.append(payload).append(' '));
        ObjectNode alert = JSON.createObjectNode()
                .put("title", word + " " + everything.substring(0, 180))
                .put("description", everything.toString())
                .put("severity", "high");
        alert.putObject("labels").put("instance", word).put("service", "\"><script>alert(1)</script>");
        alert.putObject("annotations").put("summary", everything.toString()).put("runbook_url", "javascript:alert(1)");
        WebhookClient.Answer answer = new WebhookClient(port).generic(alert.toString());
        assertThat(answer.status()).isEqualTo(202);
        String incident = await().until(() -> people.incident(word), found -> !found.isEmpty());
        ConsoleBrowser browser = browser(Role.ADMIN);
        String listed =
                api.get("/alerts?q=" + word, admin).json().at("/items/0/id").asText();
        for (String path : List.of(
                "/console/incidents/" + incident,
                "/console/incidents?q=" + word,
                "/console/alerts?q=" + word,
                "/console/alerts/" + listed,
                "/console/audit")) {
            Page page = browser.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.text())
                    .as(path)
                    .doesNotContain(
                            "<script>",
                            "<img",
                            "<iframe",
                            "<svg onload",
                            "<b>",
                            "href=\"javascript",
                            "onerror=alert(1)>");
        }
    }

    private ConsoleBrowser browser(Role role) {
        return people.browser(role);
    }

    private void alert(String host, Map<String, String> annotations) {
        people.alert("Stale cache on " + host, host, annotations);
    }

    private List<String> ids(String incident, String parts) {
        return ids(api.get("/incidents/" + incident + "/" + parts, admin).json());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static Page send(ConsoleBrowser browser, String path, String act, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", browser.get(path).token());
        return browser.post(path + act, form);
    }

    private static Page decide(ConsoleBrowser browser, String path, Page page, String digest, String verdict) {
        return browser.post(
                path + "/decisions",
                Map.of(
                        "_csrf", page.token(),
                        "digest", digest,
                        "verdict", verdict,
                        "comment", "Looks right.",
                        "back", path));
    }

    private static String digest(Page page) {
        Matcher found = DIGEST.matcher(page.text());
        assertThat(found.find()).as(page.text()).isTrue();
        return found.group(1);
    }
}
