package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.console.ConsoleBrowser;
import dev.serai.hub.console.ConsoleBrowser.Page;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.leader.LiveHubs;
import dev.serai.hub.security.ConsoleSessions.BrowserPlace;
import dev.serai.hub.settings.ApiSettings;
import dev.serai.hub.settings.PublicAddress;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionOperations;

/** Who gets to the console's pages, for how long, and what a foreign page can do there: nothing. */
@WorldIT
class ConsoleLoginIT {

    private static final String COOKIE = "serai";
    private static final String HOME = "/console/sessions";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ConsoleSessionStore store;

    @Autowired
    AccountStore accounts;

    @Autowired
    Journal journal;

    @Autowired
    TransactionOperations transaction;

    @Autowired
    ConsoleSessions sessions;

    /** A session that no test ends: all of them together come from one address, which may not sign in without end. */
    private static String lasting;

    private ApiClient api;
    private ConsoleBrowser browser;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        browser = new ConsoleBrowser(port);
    }

    @Test
    void without_a_session_a_page_leads_to_the_form_and_back() {
        assertThat(browser.get("/").location()).isEqualTo("/console");
        assertThat(browser.get("/console").location()).isEqualTo("/console/login");
        Page asked = browser.get("/console/sessions?a=b");
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).isEqualTo("/console/login?next=%2Fconsole%2Fsessions%3Fa%3Db");

        Page form = browser.get(asked.location());
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.text()).contains("name=\"next\" value=\"/console/sessions?a=b\"");
        Page in = browser.login("admin", TestKeys.ADMIN_PASSWORD, "/console/sessions?a=b");

        assertThat(in.status()).as(in.text()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/console/sessions?a=b");
        assertThat(in.answer().headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .matches("serai=serai_web_default_[A-Za-z0-9_-]{43}; .*")
                        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=604800")
                        .doesNotContain("Secure", "Domain"));
        assertThat(browser.get("/console/login").location()).isEqualTo("/console");
        assertThat(browser.get("/console/sessions").status()).isEqualTo(200);
        assertThat(jdbc.queryForObject(
                        "select count(*) from console_session where encode(token_hash, 'hex') = encode(sha256(?), 'hex')",
                        Integer.class,
                        browser.cookies().get(COOKIE).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example.com",
                "/%2f%2fevil.example.com",
                "/console/../api/v1/info",
                "https://evil.example.com"
            })
    void signing_in_leads_to_pages_of_the_console_alone(String next) {
        assertThat(browser.login("admin", TestKeys.ADMIN_PASSWORD, next).location())
                .isEqualTo("/console");
    }

    @Test
    void a_session_begins_with_signing_in_whatever_was_there_before() {
        browser.cookies().put(COOKIE, "serai_web_default_" + "a".repeat(43));
        browser.login("admin", TestKeys.ADMIN_PASSWORD);
        String first = browser.cookies().get(COOKIE);
        assertThat(first).doesNotContain("aaaaaaaa");

        // Again, with a session: the new one is another, and the old one has ended.
        Page form = browser.get("/console/sessions");
        browser.cookies().remove(COOKIE);
        String token = browser.get("/console/login").token();
        browser.cookies().put(COOKIE, first);
        Page in = browser.post(
                "/console/login",
                Map.of("_csrf", token, "username", "admin", "password", TestKeys.ADMIN_PASSWORD, "next", ""));

        assertThat(form.status()).isEqualTo(200);
        assertThat(in.status()).isEqualTo(303);
        assertThat(browser.cookies().get(COOKIE)).isNotEqualTo(first);
        assertThat(withCookie(first).get(HOME).status()).isEqualTo(303);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    @Test
    void a_cookie_that_was_signed_out_opens_nothing_any_more() {
        String cookie = signedIn();
        String token = browser.get(HOME).token();

        Page out = browser.post("/console/logout", Map.of("_csrf", token));

        assertThat(out.location()).isEqualTo("/console/login");
        assertThat(browser.cookies()).doesNotContainKey(COOKIE);
        assertThat(withCookie(cookie).get(HOME).status()).isEqualTo(303);
        assertThat(withCookie(cookie).get("/api/v1/events").status()).isEqualTo(401);
    }

    @Test
    void signing_out_is_no_link() {
        visits();

        assertThat(browser.get("/console/logout").status()).isEqualTo(405);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    @Test
    void a_form_without_the_token_of_its_session_changes_nothing() {
        String cookie = signedIn();
        String own = browser.get(HOME).token();
        ConsoleBrowser other = new ConsoleBrowser(port);
        other.login("admin", TestKeys.ADMIN_PASSWORD);
        String foreign = other.get(HOME).token();
        String ofLogin = new ConsoleBrowser(port).get("/console/login").token();

        for (String token : List.of("", "x", foreign, ofLogin, own.substring(1), own + "A")) {
            Page refused = browser.post("/console/logout", Map.of("_csrf", token));
            assertThat(refused.status()).as(token).isEqualTo(403);
            assertThat(refused.header("Content-Type")).startsWith("text/html");
            assertThat(refused.text()).contains("This form is outdated");
        }
        assertThat(browser.send("POST", "/console/logout", "", browser.own()).status())
                .isEqualTo(403);
        assertThat(browser.send("POST", "/console/logout", "_csrf=" + own + "&_csrf=" + own, browser.own())
                        .status())
                .isEqualTo(403);
        assertThat(withCookie(cookie).get(HOME).status()).isEqualTo(200);
        assertThat(browser.post("/console/logout", Map.of("_csrf", own)).status())
                .isEqualTo(303);
    }

    /** The body's rule looks at the path as it was sent, and a route is found by what it means. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%63onsole/logout",
                "/console/%6Cogout",
                "/%63onsole/sessions/end-others",
                "/%63onsole/password",
                "/%63onsole/theme"
            })
    void a_path_that_is_written_otherwise_is_no_page(String path) {
        visits();
        ConsoleBrowser same = withCookie(browser.cookies().get(COOKIE));
        Map<String, String> bare = same.own();
        bare.remove("Content-Type");

        assertThat(same.send("POST", path, null, bare).status()).isEqualTo(404);
        assertThat(same.send("POST", path, "", same.own()).status()).isEqualTo(404);
        assertThat(same.get(path).status()).isEqualTo(404);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    /** With a link of another site browsers send no cookie. */
    @Test
    void a_link_in_a_chat_leads_to_the_page_and_not_to_the_form() {
        String asked = "/console/incidents/0198c0de-0000-7000-8000-000000000000?a=b&c=d";
        Map<String, String> followed =
                Map.of("Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

        Page hop = browser.get(asked, followed);

        assertThat(hop.status()).isEqualTo(200);
        assertThat(hop.header("Content-Type")).startsWith("text/html");
        assertThat(hop.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(hop.text())
                .contains(
                        "content=\"0; url=" + asked.replace("&", "&amp;") + "\"",
                        "href=\"" + asked.replace("&", "&amp;") + "\"");
        // It goes on from here: then who is nobody comes to the form, and nothing goes round.
        assertThat(browser.get(asked, with(followed, "Sec-Fetch-Site", "same-origin"))
                        .location())
                .startsWith("/console/login?next=");
        assertThat(browser.get("/console/incidents?q=%22%3E%3Cscript%3E", followed)
                        .text())
                .doesNotContain("<script");
        assertThat(browser.get("/console/x?a='b'", followed).status()).isEqualTo(303);
        assertThat(browser.get(asked, with(followed, "Sec-Fetch-Dest", "iframe"))
                        .status())
                .isEqualTo(401);
        visits();
        assertThat(browser.get(HOME, followed).text()).contains("(this browser)");
    }

    @Test
    void sessions_that_are_ended_leave_a_trace() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "p-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        People.settle(api, name);
        Account person = accounts.byName("default", name).orElseThrow();
        Supplier<String> opened =
                () -> TenantContext.in("default", () -> sessions.open(person, new BrowserPlace("192.0.2.3", "a test")));
        String kept = opened.get();
        UUID id = sessions.find(kept, false).orElseThrow().id();

        sessions.endOthers(person, id);
        assertThat(sessions.end(person, UUID.randomUUID())).isFalse();
        assertThat(ended(name)).isEmpty();
        opened.get();
        sessions.endOthers(person, id);
        assertThat(sessions.end(person, id)).isTrue();
        assertThat(ended(name)).containsExactly("SIGNED_OUT", "SIGNED_OUT");
        IntStream.rangeClosed(0, 50).forEach(i -> opened.get());
        assertThat(ended(name)).containsExactly("SIGNED_OUT", "SIGNED_OUT", "TOO_MANY_SESSIONS");
    }

    private List<String> ended(String name) {
        return jdbc.queryForList(
                "select reason from audit_event where verb = 'session.revoked' and actor = ? order by id",
                String.class,
                "user:" + name);
    }

    @Test
    void signing_in_waits_for_no_change_of_an_admin() {
        String name = "p-" + UUID.randomUUID();
        People.create(api, api.token("admin", TestKeys.ADMIN_PASSWORD), name, Role.VIEWER);
        Account admin = accounts.byName("default", "admin").orElseThrow();
        Account person = accounts.byName("default", name).orElseThrow();

        TenantContext.run(
                "default",
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(accounts.lockWithAdmins("default", admin.id())).contains(admin);
                    assertThat(CompletableFuture.supplyAsync(() -> TenantContext.in(
                                    "default", () -> sessions.open(person, new BrowserPlace("192.0.2.4", "a test")))))
                            .succeedsWithin(Duration.ofMinutes(1));
                }));
    }

    @Test
    void the_form_for_signing_in_is_bound_to_its_browser() {
        Map<String, String> fields = Map.of("username", "admin", "password", TestKeys.ADMIN_PASSWORD);
        String foreign = new ConsoleBrowser(port).get("/console/login").token();
        browser.get("/console/login");

        assertThat(browser.post("/console/login", fields).status()).isEqualTo(403);
        assertThat(browser.post("/console/login", with(fields, "_csrf", foreign))
                        .status())
                .isEqualTo(403);
        assertThat(browser.cookies()).doesNotContainKey(COOKIE);
    }

    @Test
    void a_form_of_a_foreign_page_changes_nothing() {
        signedIn();
        String body = ConsoleBrowser.form(Map.of("_csrf", browser.get(HOME).token()));
        String loginBody = ConsoleBrowser.form(Map.of(
                "_csrf",
                new ConsoleBrowser(port).get("/console/login").token(),
                "username",
                "admin",
                "password",
                TestKeys.ADMIN_PASSWORD));
        for (String[] from : new String[][] {
            {"https://evil.example.com", "cross-site"},
            {"https://evil.example.com", "same-origin"},
            {"null", "cross-site"},
            {"null", null},
            {null, "same-site"},
            {null, "none"},
            {null, null},
            {"http://127.0.0.1:1", "same-site"},
            {"http://127.0.0.1:1", null},
            {"https://127.0.0.1:" + port, null},
            {"http://127.0.0.1:" + port + ".evil.example.com", null},
            // A page of the own machine says where it is; one behind a proxy that tells nothing of itself is elsewhere.
            {"https://ops.example.com", "same-origin"},
            {"null", "same-origin"},
            {null, "same-origin"},
        }) {
            Map<String, String> headers = browser.own();
            put(headers, "Origin", from[0]);
            put(headers, "Sec-Fetch-Site", from[1]);
            String what = from[0] + " " + from[1];
            Page refused = browser.send("POST", "/console/logout", body, headers);
            assertThat(refused.status()).as(what).isEqualTo(403);
            assertThat(refused.text()).as(what).contains("was not sent by");
            assertThat(browser.send("POST", "/console/login", loginBody, headers)
                            .status())
                    .as(what)
                    .isEqualTo(403);
        }
        assertThat(browser.get(HOME).status()).isEqualTo(200);
        // A browser that does not say whose page it was still says where that is.
        Map<String, String> headers = browser.own();
        headers.remove("Sec-Fetch-Site");
        assertThat(browser.send("POST", "/console/logout", body, headers).status())
                .isEqualTo(303);
    }

    @Test
    void a_cookie_opens_nothing_of_the_api_but_the_events() {
        visits();

        assertThat(browser.get("/api/v1/incidents").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/auth/me").status()).isEqualTo(401);
        assertThat(browser.get("/mcp").status()).isEqualTo(401);
        assertThat(browser.get("/actuator/env").status()).isEqualTo(404);
        assertThat(browser.send("POST", "/api/v1/events", "{}", Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(401);
        // There is nobody to be asked who it is.
        Map<String, String> events = Map.of("Accept", "text/event-stream");
        assertThat(status("/api/v1/events", events)).isNotEqualTo(401);
        assertThat(status("/api/v1/events", with(events, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo(401);
        assertThat(status("/api/v1/events", with(events, "Origin", "https://evil.example.com")))
                .isEqualTo(401);
        browser.cookies().clear();
        assertThat(status("/api/v1/events", events)).isEqualTo(401);
    }

    @Test
    void cookies_that_somebody_makes_up_are_not_looked_up_without_end_nor_remembered() {
        OwnedClock clock = new OwnedClock(Instant.now());
        ConsoleSessions own = new ConsoleSessions(store, accounts, journal, transaction, clock, List.of());
        ApiSettings three = new ApiSettings(new ApiSettings.RateLimit(100, 3), List.of(), List.of(), null);
        ClientAddress addresses = new ClientAddress(three);
        CookieCallers callers = new CookieCallers(
                own,
                new ConsoleCookies(new ConsoleTransport(addresses, new PublicAddress(null))),
                new RateLimits(three, new LiveHubs(), clock, new SimpleMeterRegistry()),
                addresses);
        visits();
        String right = browser.cookies().get(COOKIE);
        Function<String, Optional<Caller>> fromHere = cookie -> callerOf(callers, cookie, "192.0.2.1");

        UUID person = own.find(right, false).orElseThrow().account().id();

        // Who is somebody has none of the tries used up, however often.
        for (int i = 0; i < 5; i++) {
            own.forget(person);
            assertThat(fromHere.apply(right)).isPresent();
        }
        for (String letter : List.of("a", "b", "c")) {
            String made = "serai_web_default_" + letter.repeat(43);
            assertThat(fromHere.apply(made)).isEmpty();
            assertThat(own.isRemembered(made)).isFalse();
        }
        own.forget(person);
        for (String refused : List.of("serai_web_default_" + "d".repeat(43), right)) {
            assertThatThrownBy(() -> fromHere.apply(refused))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(429));
        }
        assertThat(fromHere.apply("no cookie of the hub")).isEmpty();
        assertThat(callerOf(callers, right, "192.0.2.2")).isPresent();
    }

    private static Optional<Caller> callerOf(CookieCallers callers, String cookie, String address) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", HOME);
        request.addHeader("Host", "localhost");
        request.setRemoteAddr(address);
        request.setCookies(new Cookie(COOKIE, cookie));
        return callers.of(request, new MockHttpServletResponse(), true);
    }

    /** The stream of who may listen does not end. */
    private int status(String path, Map<String, String> headers) {
        return browser.status(path, headers);
    }

    @Test
    void a_token_opens_no_page() {
        String token = api.token("admin", TestKeys.ADMIN_PASSWORD);

        Page page = browser.get(HOME, Map.of("Authorization", "Bearer " + token));

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.location()).startsWith("/console/login");
    }

    @Test
    void an_open_page_is_told_that_its_session_has_ended_and_is_led_nowhere() {
        Page fetched = browser.get(HOME, Map.of("Sec-Fetch-Dest", "empty", "Sec-Fetch-Site", "same-origin"));

        assertThat(fetched.status()).isEqualTo(401);
        assertThat(fetched.text()).contains("Your session has ended", "/console/login");
    }

    @Test
    void a_session_ends_without_use_and_after_a_week_in_any_case() {
        OwnedClock clock = new OwnedClock(Instant.now());
        ConsoleSessions later = new ConsoleSessions(store, accounts, journal, transaction, clock, List.of());
        Account admin = accounts.byName("default", "admin").orElseThrow();
        Supplier<String> opened = () -> TenantContext.in(
                "default",
                () -> transaction.execute(status -> later.open(admin, new BrowserPlace("192.0.2.1", "a test"))));
        BiConsumer<Duration, Runnable> after = (time, then) -> {
            clock.now = clock.now.plus(time);
            later.forget(admin.id());
            then.run();
        };

        String unused = opened.get();
        after.accept(ConsoleSessions.IDLE.minusMillis(1), () -> assertThat(later.find(unused, false))
                .isPresent());
        after.accept(
                Duration.ofMillis(2), () -> assertThat(later.find(unused, true)).isEmpty());

        String used = opened.get();
        Instant end = clock.now.plus(ConsoleSessions.LONGEST);
        while (clock.now.plus(Duration.ofHours(11)).isBefore(end)) {
            after.accept(Duration.ofHours(11), () -> assertThat(later.find(used, true))
                    .isPresent());
        }
        after.accept(Duration.between(clock.now, end).minusMillis(1), () -> assertThat(later.find(used, true))
                .isPresent());
        after.accept(
                Duration.ofMillis(2), () -> assertThat(later.find(used, true)).isEmpty());
    }

    @Test
    void a_use_is_noted_once_a_minute_and_what_a_page_does_by_itself_is_none() {
        OwnedClock clock = new OwnedClock(Instant.parse("2026-11-22T10:00:00Z"));
        ConsoleSessions later = new ConsoleSessions(store, accounts, journal, transaction, clock, List.of());
        Account admin = accounts.byName("default", "admin").orElseThrow();
        String token = TenantContext.in(
                "default",
                () -> transaction.execute(status -> later.open(admin, new BrowserPlace("192.0.2.2", "a test"))));
        List<Instant> noted = new ArrayList<>();
        for (int seconds : new int[] {30, 59, 60, 90, 119, 121}) {
            clock.now = Instant.parse("2026-11-22T10:00:00Z").plusSeconds(seconds);
            later.forget(admin.id());
            later.find(token, true);
            noted.add(seen(token));
        }
        clock.now = Instant.parse("2026-11-22T11:00:00Z");
        later.find(token, false);
        noted.add(seen(token));

        assertThat(noted.stream().map(at -> at.getEpochSecond() % 3600))
                .containsExactly(0L, 0L, 60L, 60L, 60L, 121L, 121L);
        assertThat(later.find(token, true)).isPresent();
        later.purge("default");
        assertThat(later.find(token, false)).isPresent();
        clock.now = clock.now.plus(ConsoleSessions.IDLE);
        TenantContext.run("default", () -> later.purge("default"));
        assertThat(later.find(token, false)).isEmpty();
        assertThat(later.whyEnded(token)).isEqualTo(SessionEnd.NOT_USED);
        clock.now = clock.now.plus(ConsoleSessions.TOLD);
        TenantContext.run("default", () -> later.purge("default"));
        assertThat(later.whyEnded(token)).isEqualTo(SessionEnd.UNKNOWN);
        assertThat(jdbc.queryForObject(
                        "select count(*) from console_session where address = '192.0.2.2'", Integer.class))
                .isZero();
    }

    private Instant seen(String token) {
        return jdbc.queryForObject(
                        "select last_seen_at from console_session where token_hash = ?",
                        java.sql.Timestamp.class,
                        (Object) RandomTokens.hash(token))
                .toInstant();
    }

    @Test
    void a_disabled_account_and_another_role_end_the_sessions_at_once() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "p-" + UUID.randomUUID();
        String id = People.create(api, admin, name, Role.VIEWER);
        People.settle(api, name);
        browser.login(name, People.PASSWORD);
        assertThat(browser.get(HOME).status()).isEqualTo(200);

        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("role", "operator"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(HOME).status()).isEqualTo(303);

        browser.login(name, People.PASSWORD);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
        assertThat(api.send("PATCH", "/users/" + id, admin, Map.of("disabled", true))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(HOME).status()).isEqualTo(303);
        assertThat(browser.login(name, People.PASSWORD).status()).isEqualTo(401);
    }

    @Test
    void a_password_that_is_changed_elsewhere_ends_the_sessions_and_here_all_others() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "p-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        String session = People.settle(api, name);
        browser.login(name, People.PASSWORD);
        ConsoleBrowser other = new ConsoleBrowser(port);
        other.login(name, People.PASSWORD);

        Page changed = browser.post("/console/password", password(browser, People.PASSWORD, "another one of mine"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(303);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
        assertThat(other.get(HOME).status()).isEqualTo(303);
        assertThat(api.get("/auth/me", session).status()).isEqualTo(401);

        String token = api.token(name, "another one of mine");
        assertThat(api.send(
                                "PUT",
                                "/auth/me/password",
                                token,
                                Map.of(
                                        "current_password",
                                        "another one of mine",
                                        "new_password",
                                        "a third one of mine"))
                        .status())
                .isEqualTo(200);
        assertThat(browser.get(HOME).status()).isEqualTo(303);
    }

    private static Map<String, String> password(ConsoleBrowser browser, String current, String wanted) {
        return Map.of(
                "_csrf",
                browser.get("/console/password").token(),
                "current_password",
                current,
                "new_password",
                wanted,
                "repeated_password",
                wanted);
    }

    @Test
    void who_must_change_the_password_sees_that_page_alone() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "p-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        Page in = browser.login(name, People.FIRST);
        assertThat(in.status()).isEqualTo(303);

        assertThat(browser.get("/console").location()).isEqualTo("/console/password");
        assertThat(browser.get(HOME).location()).isEqualTo("/console/password");
        assertThat(browser.get("/console/password").text()).contains("Somebody else knows your first password");
        assertThat(browser.get("/api/v1/events").status()).isIn(403, 404);
        for (String[] wrong : new String[][] {
            {"not the one", "a new one of mine", "403"},
            {People.FIRST, "short", "400"},
            {People.FIRST, People.FIRST, "400"}
        }) {
            Page refused = browser.post("/console/password", password(browser, wrong[0], wrong[1]));
            assertThat(refused.status()).as(refused.text()).isEqualTo(Integer.parseInt(wrong[2]));
            assertThat(refused.text()).contains("role=\"alert\"");
        }

        Page changed = browser.post("/console/password", password(browser, People.FIRST, "a new one of mine"));
        assertThat(changed.location()).as(changed.text()).isEqualTo("/console");
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    @Test
    void what_is_no_form_or_no_cookie_is_refused() {
        visits();
        String cookie = browser.cookies().get(COOKIE);
        String token = browser.get(HOME).token();
        Map<String, String> json = with(browser.own(), "Content-Type", "application/json");
        Map<String, String> text = with(browser.own(), "Content-Type", "text/plain");
        String form = ConsoleBrowser.form(Map.of("_csrf", token));

        assertThat(browser.send("POST", "/console/logout", form, json).status()).isEqualTo(415);
        assertThat(browser.send("POST", "/console/logout", form, text).status()).isEqualTo(415);
        assertThat(browser.send("POST", "/console/logout", form + "&a=" + "x".repeat(70_000), browser.own())
                        .status())
                .isEqualTo(413);
        assertThat(browser.send("POST", "/console/logout", form + "&a=%zz", browser.own())
                        .status())
                .isEqualTo(400);
        assertThat(browser.send("PUT", "/console/logout", form, browser.own()).status())
                .isEqualTo(405);
        assertThat(browser.send("DELETE", HOME, null, browser.own()).status()).isEqualTo(405);
        for (String odd :
                List.of("x".repeat(4_000), "", "a\"b", cookie + "A", cookie.replace("_web_", "_rt_"), "../..")) {
            assertThat(withCookie(odd).get(HOME).status()).as(odd).isEqualTo(303);
        }
        ConsoleBrowser twice = new ConsoleBrowser(port);
        assertThat(twice.get(HOME, Map.of("Cookie", COOKIE + "=" + cookie + "; " + COOKIE + "=" + cookie))
                        .status())
                .isEqualTo(303);
        assertThat(withCookie("x".repeat(9_000)).get(HOME).status()).isBetween(300, 499);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    @Test
    void pages_say_what_a_browser_may_do_with_them() {
        visits();
        for (Page page : List.of(
                browser.get(HOME),
                browser.get("/console/nothing-here"),
                new ConsoleBrowser(port).get("/console/login"),
                new ConsoleBrowser(port).get("/console"),
                browser.post("/console/logout", Map.of()))) {
            String what = page.answer().uri() + " " + page.status();
            assertThat(page.header("Content-Security-Policy"))
                    .as(what)
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
                            + " require-trusted-types-for 'script'");
            assertThat(page.header("Cross-Origin-Opener-Policy")).as(what).isEqualTo("same-origin");
            assertThat(page.header("Cross-Origin-Resource-Policy")).as(what).isEqualTo("same-origin");
            assertThat(page.header("Referrer-Policy")).as(what).isEqualTo("same-origin");
            assertThat(page.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
            assertThat(page.header("X-Frame-Options")).as(what).isEqualTo("DENY");
            assertThat(page.header("Permissions-Policy")).as(what).contains("camera=()");
            assertThat(page.header("Cache-Control")).as(what).contains("no-store");
        }
        assertThat(browser.get("/console/nothing-here").status()).isEqualTo(404);
        assertThat(browser.get("/console/nothing-here").text())
                .contains("There is nothing here", "<nav")
                .doesNotContain("urn:serai");
        Matcher style = Pattern.compile("/console/assets/[\\w.-]+\\.css")
                .matcher(browser.get(HOME).text());
        assertThat(style.find()).isTrue();
        Page asset = new ConsoleBrowser(port).get(style.group());
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.answer().headers().allValues("Cache-Control"))
                .containsExactly("public, max-age=31536000, immutable");
        assertThat(asset.answer().headers().map()).doesNotContainKeys("pragma", "expires", "set-cookie");
        assertThat(asset.header("X-Content-Type-Options")).isEqualTo("nosniff");
        Page none = new ConsoleBrowser(port).get("/console/assets/none.css");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.header("Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void ones_own_sessions_are_listed_and_ended_and_nobody_elses() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "p-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        People.settle(api, name);
        visits();
        ConsoleBrowser first = new ConsoleBrowser(port);
        ConsoleBrowser second = new ConsoleBrowser(port);
        ConsoleBrowser third = new ConsoleBrowser(port);
        List.of(first, second, third).forEach(one -> one.login(name, People.PASSWORD));

        Page listed = first.get(HOME);
        assertThat(ends(listed)).hasSize(3);
        assertThat(listed.text()).contains("(this browser)", "End all others", "from 127.0.0.1");
        String ofSecond = id(second);
        String ofAdmin = id(browser);
        assertThat(ends(listed)).contains(ofSecond).doesNotContain(ofAdmin);

        assertThat(end(first, ofAdmin).status()).isEqualTo(404);
        assertThat(end(first, "no-id").status()).isEqualTo(404);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
        assertThat(end(first, ofSecond).location()).isEqualTo(HOME);
        assertThat(second.get(HOME).status()).isEqualTo(303);
        assertThat(third.get(HOME).status()).isEqualTo(200);

        second.login(name, People.PASSWORD);
        first.post(HOME + "/end-others", Map.of("_csrf", first.get(HOME).token()));
        assertThat(first.get(HOME).status()).isEqualTo(200);
        assertThat(second.get(HOME).status()).isEqualTo(303);
        assertThat(third.get(HOME).status()).isEqualTo(303);
        assertThat(browser.get(HOME).status()).isEqualTo(200);
    }

    private static List<String> ends(Page page) {
        return Pattern.compile("/console/sessions/([0-9a-f-]{36})/end")
                .matcher(page.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String id(ConsoleBrowser of) {
        return jdbc.queryForObject("select id::text from console_session where token_hash = ?", String.class, (Object)
                RandomTokens.hash(of.cookies().get(COOKIE)));
    }

    private static Page end(ConsoleBrowser by, String id) {
        return by.post(HOME + "/" + id + "/end", Map.of("_csrf", by.get(HOME).token()));
    }

    /** A browser in which the admin is signed in. */
    private void visits() {
        if (lasting == null) {
            lasting = signedIn();
        }
        browser.cookies().put(COOKIE, lasting);
    }

    /** Signs the admin in and gives the cookie. */
    private String signedIn() {
        Page in = browser.login("admin", TestKeys.ADMIN_PASSWORD);
        assertThat(in.status()).as(in.text()).isEqualTo(303);
        return browser.cookies().get(COOKIE);
    }

    private ConsoleBrowser withCookie(String value) {
        ConsoleBrowser another = new ConsoleBrowser(port);
        another.cookies().put(COOKIE, value);
        return another;
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        Map<String, String> all = new java.util.LinkedHashMap<>(some);
        all.put(name, value);
        return all;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (value == null) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
    }

    /** A clock that a test sets. */
    private static final class OwnedClock extends Clock {

        private Instant now;

        OwnedClock(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
