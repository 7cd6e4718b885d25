package dev.serai.hub.console;

import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.serai.hub.World.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.console.ConsoleBrowser.Page;
import dev.serai.hub.console.WalkedHub.WalkingPerson;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Playbooks, what they did, and the record of it, in the console. */
@WorldIT
class PlaybookPagesIT {

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    JdbcTemplate jdbc;

    private ConsolePeople people;
    private ApiClient api;

    @BeforeEach
    void signIn() {
        people = new ConsolePeople(port);
        api = people.api();
    }

    @Test
    void a_playbook_is_shown_tried_out_requested_and_what_it_did_is_listed() {
        String host = "host-" + OwnWord.next();
        people.alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String action = approval.path("action_id").asText();
        String incident = approval.path("incident_id").asText();
        String name = api.get("/actions/" + action, people.admin())
                .json()
                .path("playbook")
                .asText();
        String path = "/console/playbooks/" + name;
        ConsoleBrowser viewer = people.browser(Role.VIEWER);
        ConsoleBrowser operator = people.browser(Role.OPERATOR);

        assertThat(viewer.get("/console/playbooks").text()).contains("href=\"" + path + "\"");
        assertThat(viewer.get(path).text())
                .contains("operators may read it here", "What it does", "/console/actions/" + action)
                .doesNotContain("Show what it would do", "name: " + name, "null");
        assertThat(api.get("/playbooks/" + name, People.token(api, Role.VIEWER))
                        .json()
                        .path("source")
                        .isNull())
                .isTrue();
        assertThat(viewer.get("/console/playbooks/crash-loop").text()).contains("name: crash-loop");
        assertThat(operator.get(path + "?incident=" + incident).text())
                // There are several tenants.
                .doesNotContain("name: " + name)
                .contains("<option value=\"" + incident + "\" selected");
        assertThat(viewer.get("/console/playbooks/no-such-one").status()).isEqualTo(404);

        Map<String, String> about = Map.of("incident", incident);
        assertThat(send(viewer, path, path + "/try", about).status()).isEqualTo(403);
        Page tried = send(operator, path, path + "/try", about);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.text())
                .contains("It would change nothing now:", "It would wait until “", "Nothing was stored or changed.")
                .doesNotContain("it was ");
        Page requested = send(operator, path, path + "/run", about);
        assertThat(requested.location()).as(requested.text()).isEqualTo("/console/incidents/" + incident);
        assertThat(operator.get(requested.location()).text()).contains("It is proposed or under way already");

        api.send("POST", "/incidents/" + incident + "/resolve", people.admin(), Map.of());
        assertThat(send(operator, path, path + "/try", about).text())
                .contains(
                        "It would change nothing now:", "The incident is resolved: nothing would be proposed for it.");
        assertThat(operator.get(path + "?q=" + host).text()).contains("No open incident matches.");
        Page late = send(operator, path, path + "/run", about);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("role=\"alert\"", "What it does");
        assertThat(send(operator, path, path + "/try", Map.of("incident", "\"><script>"))
                        .status())
                .isEqualTo(400);
        assertThat(send(operator, path, path + "/nonsense", about).status()).isEqualTo(404);
    }

    @Test
    void an_action_is_shown_with_what_became_of_it_and_who_let_it() {
        String host = "host-" + OwnWord.next();
        people.alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String path = "/console/actions/" + approval.path("action_id").asText();
        WalkingPerson person = people.person(Role.APPROVER);
        ConsoleBrowser approver = people.browser(person);
        assertThat(people.browser(Role.VIEWER).get(path).text())
                .contains("It waits for approval.", "Stale cache on " + host, "its approval", "of 100")
                .doesNotContain("Withdraw it");
        assertThat(approver.get(path).text()).contains("Withdraw it");

        String decisions = "/console/approvals/" + approval.path("id").asText();
        send(
                approver,
                decisions,
                decisions + "/decisions",
                Map.of(
                        "digest",
                        approval.path("digest").asText(),
                        "verdict",
                        "approve",
                        "comment",
                        "<b>go</b>",
                        "back",
                        path));
        await().untilAsserted(() -> SHOP.verify(1, deleteRequestedFor(urlEqualTo("/cache/" + host))));
        await().untilAsserted(() -> assertThat(approver.get(path).text()).contains("What it brought"));
        jdbc.update(
                "update action set started_at = finished_at - interval '1 second' where id = cast(? as uuid)",
                approval.path("action_id").asText());
        assertThat(approver.get(path).text())
                .contains(person.name() + " agreed", "&lt;b&gt;go&lt;/b&gt;", "It took 1 second.")
                .doesNotContain("Withdraw it", "<b>go");
        assertThat(approver.get("/console/actions").text()).contains(path);
        assertThat(approver.get("/console/actions/" + UUID.randomUUID()).status())
                .isEqualTo(404);
    }

    @Test
    void what_was_withdrawn_comes_back_for_who_requests_it_and_what_was_rejected_does_not() {
        String host = "host-" + OwnWord.next();
        people.alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String action = approval.path("action_id").asText();
        String incident = "/console/incidents/" + approval.path("incident_id").asText();
        String playbook = api.get("/actions/" + action, people.admin())
                .json()
                .path("playbook")
                .asText();
        String run = "/console/playbooks/" + playbook + "/run";
        Map<String, String> about =
                Map.of("incident", approval.path("incident_id").asText());
        WalkingPerson person = people.person(Role.OPERATOR);
        ConsoleBrowser operator = people.browser(person);

        send(operator, incident, "/console/actions/" + action + "/cancel", Map.of("back", incident));
        assertThat(operator.get(incident).text()).contains(person.name() + " withdrew it at ", "Request it again");
        assertThat(operator.get("/console/approvals/" + approval.path("id").asText())
                        .text())
                .contains(person.name() + " withdrew it at ");
        assertThat(api.get("/actions/" + action, people.admin())
                        .json()
                        .path("cancelled_by")
                        .asText())
                .isEqualTo("user:" + person.name());

        Page again = send(operator, incident, run, about);
        assertThat(operator.get(again.location()).text()).contains("Requested.");
        JsonNode second = await().until(() -> people.approval(host), found -> found != null);
        assertThat(second.path("action_id").asText()).isNotEqualTo(action);
        String decisions = "/console/approvals/" + second.path("id").asText();
        send(
                people.browser(Role.APPROVER),
                decisions,
                decisions + "/decisions",
                Map.of("digest", second.path("digest").asText(), "verdict", "reject"));
        Page refused = send(operator, incident, run, about);
        assertThat(operator.get(refused.location()).text())
                .contains("Nothing new is proposed.", "It was rejected at ")
                .doesNotContain("Request it again");
        assertThat(api.get(
                                "/incidents/" + approval.path("incident_id").asText() + "/timeline?limit=200",
                                people.admin())
                        .json()
                        .findValuesAsText("reason"))
                .contains("REJECTED");
    }

    @Test
    void a_decision_that_comes_too_late_is_answered_with_what_was_decided() {
        String host = "host-" + OwnWord.next();
        people.alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String page = "/console/approvals/" + approval.path("id").asText();
        WalkingPerson first = people.person(Role.APPROVER);
        ConsoleBrowser late = people.browser(people.person(Role.APPROVER));
        String token = late.get(page).token();
        Map<String, String> decision = new LinkedHashMap<>(
                Map.of("digest", approval.path("digest").asText(), "verdict", "approve", "comment", ""));
        send(people.browser(first), page, page + "/decisions", decision);

        decision.putAll(Map.of("verdict", "reject", "comment", "Not <b>now</b>.", "_csrf", token));
        // While the action that was approved is begun the hub may be busy with it, and says so.
        Page answer = await().until(() -> late.post(page + "/decisions", decision), told -> told.status() != 503);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text())
                .contains(
                        "Your “Reject” does not count",
                        first.name() + " approved it at ",
                        "Not &lt;b&gt;now&lt;/b&gt;.",
                        "data-page=\"" + page + "\"")
                .doesNotContain("Not <b>");
    }

    @Test
    void whoever_decides_or_acknowledges_while_somebody_else_does_is_told_to_try_again() throws SQLException {
        String host = "host-" + OwnWord.next();
        people.alert("Stale cache on " + host, host, Map.of("cache_url", SHOP.baseUrl() + "/cache/" + host));
        JsonNode approval = await().until(() -> people.approval(host), found -> found != null);
        String page = "/console/approvals/" + approval.path("id").asText();
        String incident = "/console/incidents/" + approval.path("incident_id").asText();
        ConsoleBrowser browser = people.browser(Role.APPROVER);
        Map<String, String> decision = new LinkedHashMap<>(Map.of(
                "digest", approval.path("digest").asText(), "verdict", "approve", "comment", "Now, <b>please</b>."));
        decision.put("_csrf", browser.get(page).token());

        whileHeld(approval.path("incident_id").asText(), () -> {
            Page acknowledged = browser.post(incident + "/acknowledge", decision);
            assertThat(acknowledged.status()).isEqualTo(503);
            assertThat(acknowledged.header("Retry-After")).isEqualTo("1");
            assertThat(acknowledged.text())
                    .containsOnlyOnce("role=\"alert\"")
                    .contains(
                            "Nothing was done: somebody else is deciding about this, or changing it, at this moment",
                            "data-page=\"" + incident + "\"",
                            "action=\"" + incident + "/acknowledge\"");
            assertThat(browser.post(
                                    incident + "/notes",
                                    Map.of("_csrf", decision.get("_csrf"), "text", "Look at <b>host</b> first."))
                            .text())
                    .contains("required>Look at &lt;b&gt;host&lt;/b&gt; first.</textarea>");
            Page many = browser.post(
                    "/console/incidents/acknowledge",
                    Map.of(
                            "_csrf",
                            decision.get("_csrf"),
                            "ids",
                            approval.path("incident_id").asText()));
            assertThat(many.status()).isEqualTo(503);
            assertThat(many.text()).contains("<p role=\"alert\">Somebody else is deciding about this");
            Page decided = browser.post(page + "/decisions", decision);
            assertThat(decided.status()).isEqualTo(503);
            assertThat(decided.header("Retry-After")).isEqualTo("1");
            assertThat(decided.text())
                    .containsOnlyOnce("role=\"alert\"")
                    .contains(
                            "Your “Approve” does not count: somebody else is deciding about this",
                            "at this moment; try again.",
                            "Now, &lt;b&gt;please&lt;/b&gt;.",
                            "name=\"verdict\" value=\"approve\"",
                            "data-page=\"" + page + "\"");
        });

        await().until(() -> browser.post(page + "/decisions", decision).status() == 303);
    }

    /** Does it while somebody else holds the incident, for longer than a transaction waits for it. */
    private void whileHeld(String incident, Runnable work) throws SQLException {
        try (Connection other = DriverManager.getConnection(url, "postgres", "");
                PreparedStatement statement =
                        other.prepareStatement("select from incident where id = cast(? as uuid) for update")) {
            other.setAutoCommit(false);
            statement.setString(1, incident);
            statement.execute();
            work.run();
            other.rollback();
        }
    }

    @Test
    void the_audit_is_narrowed_by_who_did_what_and_when() {
        WalkingPerson person = people.person(Role.APPROVER);
        ConsoleBrowser approver = people.browser(person);
        String own = approver.get("/console/audit?actor=" + person.name()).text();
        assertThat(own)
                .contains(person.name() + " signed in to the console", "value=\"" + person.name() + "\"")
                .doesNotContain("made an account</p>");
        assertThat(approver.get("/console/audit?verb=user.created").text())
                .contains("selected>An account was made</option>", "made an account</p>", "<span>" + person.name())
                .doesNotContain("signed in to the console</p>");
        assertThat(approver.get("/console/audit?from=2020-01-01&to=2020-01-02").text())
                .contains("Nothing of this kind happened.");
        assertThat(approver.get("/console/audit?from=yesterday").status()).isEqualTo(400);
        assertThat(approver.get("/console/audit?actor=%22%3E%3Cscript%3E").text())
                .contains("Nothing of this kind happened.")
                .doesNotContain("<script>");
    }

    private static Page send(ConsoleBrowser browser, String page, String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", browser.get(page).token());
        return browser.post(path, form);
    }
}
