package dev.serai.hub.console;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accounts in the console: what admins do about them, and everybody about their own. */
@WorldIT
class PeoplePagesIT {

    private static final Pattern MADE = Pattern.compile("<pre tabindex=\"0\">([^<]+)</pre>");
    private static final Pattern TOKEN_ID = Pattern.compile("name=\"what\" value=\"([0-9a-f-]{36})\"");
    private static final String PROFILE = "/console/profile";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    private ConsolePeople people;
    private ApiClient api;
    private ConsoleBrowser admin;

    @BeforeEach
    void signIn() {
        people = new ConsolePeople(port);
        api = people.api();
        admin = people.browser(Role.ADMIN);
    }

    @Test
    void an_account_is_made_and_its_form_comes_back_with_what_is_wrong() {
        String name = "new-" + UUID.randomUUID();
        Map<String, String> person = new LinkedHashMap<>(Map.of(
                "username", name, "role", "operator", "password", "short pass", "email", "", "phone", "+4930123456"));
        Page refused = send(admin, "/console/people/new", "/console/people", person);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("role=\"alert\"", "value=\"" + name + "\"")
                .doesNotContain("short pass");

        person.put("password", People.FIRST);
        Page made = send(admin, "/console/people/new", "/console/people", person);
        assertThat(made.status()).as(made.text()).isEqualTo(303);
        assertThat(admin.get(made.location()).text())
                .contains(name, "The account is there", "has to choose a password", "value=\"+4930123456\"");
        assertThat(admin.get("/console/people?role=operator").text()).contains(made.location());
        assertThat(send(admin, "/console/people/new", "/console/people", person).text())
                .contains("An account of this name exists.");
        ConsoleBrowser theirs = new ConsoleBrowser(port);
        theirs.login(name, People.FIRST);
        assertThat(theirs.get("/console").location()).isEqualTo("/console/password");
    }

    @Test
    void an_account_is_changed_as_its_operation_changes_it() {
        WalkingPerson person = people.person(Role.VIEWER);
        String path = "/console/people/" + person.id();
        ConsoleBrowser theirs = people.browser(person);

        assertThat(act(path, "/role", Map.of("role", "approver")).location()).isEqualTo(path);
        assertThat(admin.get(path).text()).contains("The role is changed", ">approver</span>");
        assertThat(theirs.get("/console").status()).isEqualTo(303);
        assertThat(act(path, "/role", Map.of("role", "king")).status()).isEqualTo(400);

        act(path, "/contact", Map.of("email", "ada@example.com", "phone", ""));
        assertThat(admin.get(path).text()).contains("value=\"ada@example.com\"");
        act(path, "/contact", Map.of("email", "", "phone", ""));
        assertThat(admin.get(path).text()).doesNotContain("ada@example.com");
        assertThat(act(path, "/contact", Map.of("email", "\"><script>", "phone", ""))
                        .status())
                .isEqualTo(400);

        assertThat(act(path, "/disable", Map.of("name", "somebody", "typed", "somebody"))
                        .text())
                .contains("Nothing was changed.");
        assertThat(theirs.login(person.name(), People.PASSWORD).status()).isEqualTo(303);
        act(path, "/disable", Map.of("typed", " " + person.name()));
        assertThat(admin.get(path).text()).contains("Disabled. Sessions have ended", "Enable the account");
        assertThat(theirs.login(person.name(), People.PASSWORD).status()).isEqualTo(401);
        act(path, "/enable", Map.of());

        String first = "another first one";
        assertThat(act(path, "/password", Map.of("password", first, "repeated", "something else"))
                        .text())
                .contains("The two passwords differ.");
        act(path, "/password", Map.of("password", first, "repeated", first));
        assertThat(theirs.login(person.name(), People.PASSWORD).status()).isEqualTo(401);
        assertThat(theirs.login(person.name(), first).status()).isEqualTo(303);
        assertThat(theirs.get("/console").location()).isEqualTo("/console/password");
        assertThat(act(path, "/crown", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void nobody_but_an_admin_sees_or_changes_an_account() {
        WalkingPerson person = people.person(Role.VIEWER);
        String path = "/console/people/" + person.id();
        people.browsers().forEach((role, browser) -> {
            if (role == Role.ADMIN) {
                return;
            }
            assertThat(browser.get(path).status()).as("%s", role).isEqualTo(403);
            assertThat(browser.get("/console/people/new").status()).isEqualTo(403);
            Map<String, String> other = Map.of("typed", "x", "role", "admin");
            for (String act : List.of("/role", "/enable", "/disable", "/unlink")) {
                assertThat(send(browser, PROFILE, path + act, other).status())
                        .as(role + act)
                        .isIn(403, 404);
            }
            Map<String, String> made = Map.of("username", "made-up", "password", People.FIRST, "role", "admin");
            assertThat(send(browser, PROFILE, "/console/people", made).status()).isEqualTo(403);
        });
        assertThat(admin.get("/console/people/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(api.get("/users/" + person.id(), people.admin())
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("viewer");
        assertThat(admin.post(path + "/enable", Map.of()).status()).isEqualTo(403);
    }

    @Test
    void a_token_is_shown_once_works_within_its_scopes_and_is_revoked_by_its_name() {
        ConsoleBrowser viewer = people.browser(Role.VIEWER);
        String name = "wall \"><script>alert(1)</script>";
        Map<String, String> asked =
                Map.of("_csrf", viewer.get(PROFILE).token(), "name", name, "days", "7", "scopes", "alerts:read");
        Page made = viewer.send(
                "POST", PROFILE + "/tokens", ConsoleBrowser.form(asked) + "&scopes=incidents%3Aread", viewer.own());
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.header("Cache-Control")).contains("no-store");
        String token = found(MADE, made.text());
        assertThat(token).startsWith("serai_pat_");
        assertThat(api.get("/incidents", token).status()).isEqualTo(200);
        assertThat(api.get("/actions", token).status()).isEqualTo(403);

        String page = viewer.get(PROFILE).text();
        assertThat(page)
                .contains("alerts:read, incidents:read", "last used", "wall \"&gt;&lt;script&gt;")
                .doesNotContain(token, "<script>");
        String id = found(TOKEN_ID, page);
        assertThat(send(viewer, PROFILE, PROFILE + "/revoke", Map.of("what", id, "name", "wall", "typed", "wall"))
                        .status())
                .isEqualTo(400);
        assertThat(send(viewer, PROFILE, PROFILE + "/revoke", Map.of("what", id, "typed", name))
                        .location())
                .isEqualTo(PROFILE);
        assertThat(api.get("/incidents", token).status()).isEqualTo(401);
        assertThat(viewer.get(PROFILE).text()).contains("Revoked.").doesNotContain("Revoke it");

        for (Map<String, String> bad : List.of(
                Map.of("name", "x", "days", "7", "scopes", "king:write"),
                Map.of("name", "x", "days", "7"),
                Map.of("name", "x", "days", "9999", "scopes", "alerts:read"))) {
            Page refused = send(viewer, PROFILE, PROFILE + "/tokens", bad);
            assertThat(refused.status()).as(bad + refused.text()).isEqualTo(400);
            assertThat(refused.text()).doesNotContain("serai_pat_");
        }
    }

    @Test
    void what_outlives_the_session_needs_the_password_of_who_signed_in_some_time_ago() {
        WalkingPerson person = people.person(Role.VIEWER);
        ConsoleBrowser viewer = people.browser(person);
        assertThat(viewer.get(PROFILE).text()).doesNotContain("current_password");
        signedInLongAgo(person, viewer);

        Map<String, String> code = new LinkedHashMap<>(Map.of("channel", "slack"));
        Page unproved = send(viewer, PROFILE, PROFILE + "/codes", code);
        assertThat(unproved.status()).isEqualTo(403);
        assertThat(unproved.text()).contains("Enter your password too").doesNotContain("Your code for");
        code.put("current_password", "not the password");
        assertThat(send(viewer, PROFILE, PROFILE + "/codes", code).text())
                .contains("The password is wrong.")
                .doesNotContain("Your code for");
        code.put("current_password", People.PASSWORD);
        assertThat(send(viewer, PROFILE, PROFILE + "/codes", code).text()).contains("Your code for");
        Map<String, String> token = Map.of("name", "t", "days", "7", "scopes", "alerts:read");
        assertThat(send(viewer, PROFILE, PROFILE + "/tokens", token).text())
                .contains("Enter your password too")
                .doesNotContain("Your new token");
    }

    @Test
    void access_that_an_admin_gives_needs_the_password_of_who_signed_in_some_time_ago() {
        WalkingPerson boss = people.person(Role.ADMIN);
        ConsoleBrowser left = people.browser(boss);
        String path = "/console/people/" + people.person(Role.VIEWER).id();
        assertThat(left.get(path).text()).doesNotContain("current_password");
        assertThat(left.get("/console/people/new").text()).doesNotContain("current_password");
        signedInLongAgo(boss, left);

        String name = "new-" + UUID.randomUUID();
        Map<String, String> first = Map.of("password", People.FIRST, "repeated", People.FIRST);
        Map<String, String> made = Map.of("username", name, "role", "admin", "password", People.FIRST);
        gives(left, "/console/people/new", "/console/people", made);
        gives(left, path, path + "/role", Map.of("role", "admin"));
        gives(left, path, path + "/password", first);
        assertThat(send(left, path, path + "/disable", Map.of("typed", name)).status())
                .isEqualTo(400);
        api.send("PATCH", path.replace("/console/people", "/users"), people.admin(), Map.of("disabled", true));
        gives(left, path, path + "/enable", Map.of());
        gives(left, path, "/console/people/" + boss.id() + "/password", first);
        assertThat(left.get(path).status()).isEqualTo(303);
    }

    /** Not without the admin's own password, and with it. */
    private static void gives(ConsoleBrowser admin, String page, String path, Map<String, String> fields) {
        assertThat(admin.get(page).text()).contains("current_password");
        Map<String, String> form = new LinkedHashMap<>(fields);
        Page unproved = send(admin, page, path, form);
        assertThat(unproved.status()).as(path + unproved.text()).isEqualTo(403);
        assertThat(unproved.text()).contains("Enter your password too", "current_password");
        form.put("current_password", People.FIRST);
        assertThat(send(admin, page, path, form).text()).contains("The password is wrong.");
        form.put("current_password", People.PASSWORD);
        Page given = send(admin, page, path, form);
        assertThat(given.status()).as(path + given.text()).isEqualTo(303);
    }

    private void signedInLongAgo(WalkingPerson person, ConsoleBrowser browser) {
        jdbc.update(
                "update console_session set ends_at = ends_at - interval '11 minutes' where user_id = cast(? as uuid)",
                person.id());
        await().untilAsserted(() -> assertThat(browser.get(PROFILE).text()).contains("current_password"));
    }

    @Test
    void an_admin_sees_and_revokes_the_tokens_of_others() {
        WalkingPerson person = people.person(Role.OPERATOR);
        String session = api.token(person.name(), People.PASSWORD);
        JsonNode token = api.send(
                        "POST",
                        "/auth/tokens",
                        session,
                        Map.of(
                                "name",
                                "dashboard",
                                "scopes",
                                List.of("alerts:read"),
                                "expires_at",
                                java.time.Instant.now().plusSeconds(3600).toString()))
                .json();
        String path = "/console/people/" + person.id();
        assertThat(admin.get(path).text()).contains("dashboard", "alerts:read").doesNotContain("serai_pat_");

        String id = token.path("id").asText();
        act(path, "/revoke", Map.of("what", id, "typed", "dashboard"));

        assertThat(admin.get(path).text()).contains("The token does not work any more");
        assertThat(api.get("/alerts", token.path("token").asText()).status()).isEqualTo(401);
    }

    @Test
    void a_chat_account_is_linked_by_a_code_and_unlinked_by_whom_it_is_or_an_admin() {
        WalkingPerson person = people.person(Role.OPERATOR);
        ConsoleBrowser theirs = people.browser(person);
        Page code = send(theirs, PROFILE, PROFILE + "/codes", Map.of("channel", "slack"));
        assertThat(found(MADE, code.text())).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){2}");
        assertThat(theirs.get(PROFILE).text()).contains("None is linked.");
        assertThat(send(theirs, PROFILE, PROFILE + "/codes", Map.of("channel", "fax"))
                        .status())
                .isEqualTo(400);

        String account = "U<b>" + OwnWord.next();
        String path = "/console/people/" + person.id();
        Map<String, String> slack = Map.of("what", "slack", "typed", "slack");
        link(person, account);
        assertThat(theirs.get(PROFILE).text()).contains("U&lt;b&gt;").doesNotContain("U<b>");
        assertThat(send(theirs, PROFILE, PROFILE + "/unlink", slack).location()).isEqualTo(PROFILE);
        assertThat(theirs.get(PROFILE).text()).contains("None is linked.");

        link(person, account);
        assertThat(admin.get(path).text()).contains("U&lt;b&gt;");
        assertThat(act(path, "/unlink", Map.of("what", "slack", "typed", "")).status())
                .isEqualTo(400);
        assertThat(act(path, "/unlink", slack).location()).isEqualTo(path);
        assertThat(admin.get(path).text()).contains("None is linked.");
    }

    private void link(WalkingPerson person, String account) {
        assertThat(api.send(
                                "PUT",
                                "/users/" + person.id() + "/identities/slack",
                                people.admin(),
                                Map.of("external_id", account))
                        .status())
                .isEqualTo(200);
    }

    private Page act(String path, String act, Map<String, String> fields) {
        return send(admin, path, path + act, fields);
    }

    private static Page send(ConsoleBrowser browser, String page, String path, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", browser.get(page).token());
        return browser.post(path, form);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
