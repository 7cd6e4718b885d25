package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.SecondHub;
import dev.serai.hub.ShiftedClock;
import dev.serai.hub.TestDatabase;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.AgentClient;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.console.ConsoleBrowser;
import dev.serai.hub.console.ConsoleBrowser.Page;
import dev.serai.hub.settings.KeySettings;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Behind a trusted proxy, with low limits, an allowed origin, TLS and keys in rotation: who is let in and who waits. A hub
 * of its own: these settings are what is tested.
 */
@HubIT
@Import(LoginGuards.OwnClock.class)
public abstract class LoginGuards {

    private static final String ORIGIN = "https://ops.example.com";
    private static final String OLD_JWT = TestKeys.pkcs8("EC", 256);
    private static final String NEW_JWT = TestKeys.pkcs8("EC", 256);
    private static final String OLD_DATA = TestKeys.random(32);
    private static final String NEW_DATA = TestKeys.random(32);

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    KeySettings keys;

    @Autowired
    Contacts contacts;

    @Autowired
    LoginReports reports;

    /** As the hub has it where no test says otherwise. */
    @Autowired
    @Qualifier("passwordCost")
    PasswordCost cost;

    ApiClient api;

    private static final ShiftedClock CLOCK = new ShiftedClock();

    private static String admin;

    @TestConfiguration
    static class OwnClock {

        @Bean
        @Primary
        Clock ownClock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        SETTINGS.forEach((name, value) -> registry.add(name, () -> value));
    }

    private static final Map<String, String> SETTINGS = Map.of(
            "serai.keys.jwt",
            NEW_JWT + ", " + OLD_JWT,
            "serai.keys.data",
            NEW_DATA + "," + OLD_DATA,
            "serai.api.trusted-proxies",
            "127.0.0.0/8",
            "serai.api.allowed-origins",
            ORIGIN,
            "serai.api.hsts",
            "1d",
            // Nothing here waits for a row in vain.
            "serai.database.lock-timeout.decisions",
            "30s",
            "serai.database.statement-timeout.decisions",
            "40s",
            TestDatabase.FULL_PASSWORD_COST,
            "true",
            "serai.api.rate-limit.user",
            "60",
            "serai.api.rate-limit.anonymous",
            "60");

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void a_stranger_waits_and_the_person_still_comes_in_from_where_they_are_known() {
        String name = person();
        String home = "198.51.100.1";
        String stranger = "203.0.113.9";
        assertThat(login(name, People.PASSWORD, home).status()).isEqualTo(200);

        for (int i = 0; i < 5; i++) {
            assertThat(login(name, "wrong " + i, stranger).problem()).isEqualTo("invalid-credentials");
        }
        // As if it had gone on for a while: the waits are longer than a slow machine is slow.
        jdbc.update("update login_attempt set failures = 12, not_before = last_at where address = ?", stranger);
        assertThat(login(name, "wrong again", stranger).status()).isEqualTo(401);
        Answer waits = login(name, People.PASSWORD, stranger);

        assertThat(waits.status()).isEqualTo(429);
        assertThat(waits.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(waits.header("retry-after"))).isBetween(60, 128);
        assertThat(login(name, People.PASSWORD, home).status()).isEqualTo(200);

        underAttack();
        assertThat(login(name, People.PASSWORD, home).status()).isEqualTo(200);
        Answer first = login(name, People.PASSWORD, "192.0.2.77");
        assertThat(first.status()).isEqualTo(429);
        assertThat(Integer.parseInt(first.header("retry-after"))).isBetween(1, 60);
        // As if that time had passed; the attack goes on.
        jdbc.update("update login_attempt set last_at = last_at - interval '1 minute',"
                + " not_before = not_before - interval '1 minute' where address = '192.0.2.77'");
        assertThat(login(name, People.PASSWORD, "192.0.2.77").status()).isEqualTo(200);
    }

    @Test
    void a_stored_password_costs_what_owasp_asks_for() {
        assertThat(cost).isEqualTo(PasswordCost.OWASP);
        assertThat(jdbc.queryForObject("select password_hash from app_user where username = ?", String.class, person()))
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void an_unknown_name_and_one_that_exists_are_told_the_same() {
        String name = account();
        // The wait of neither is over before the other's.
        CLOCK.stop();
        try {
            for (int i = 0; i < 7; i++) {
                Answer known = login(name, "wrong " + i, "203.0.113.20");
                Answer unknown = login("nobody-" + name, "wrong " + i, "203.0.113.21");
                assertThat(unknown.status()).isEqualTo(known.status());
                assertThat(unknown.text()).isEqualTo(known.text());
            }
        } finally {
            CLOCK.reset();
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from login_attempt where account like '%nobody%' or account like ?",
                        Long.class, "%" + name + "%"))
                .isZero();
    }

    @Test
    void many_attempts_at_once_are_not_looked_at_together() {
        String name = account();

        // No wait is over meanwhile, however slow the machine is.
        CLOCK.stop();
        List<Integer> statuses;
        try {
            statuses = IntStream.range(0, 48)
                    .parallel()
                    .mapToObj(i -> login(name, "wrong " + i, "203.0.113.30").status())
                    .toList();
        } finally {
            CLOCK.reset();
        }

        assertThat(statuses).containsOnly(401, 429);
        assertThat(statuses.stream().filter(status -> status == 401).count()).isBetween(1L, 8L);
    }

    @Test
    void who_comes_while_another_login_is_forgotten_is_looked_at_too() throws Exception {
        String name = person();
        String address = "203.0.113.31";
        login(name, "wrong", address);
        ExecutorService second = Executors.newSingleThreadExecutor();
        try (Connection first = DriverManager.getConnection(url, "postgres", "")) {
            first.setAutoCommit(false);
            String row = " from login_attempt where address = '" + address + "'";
            execute(first, "select 1" + row + " for update");
            Future<Integer> late =
                    second.submit(() -> login(name, People.PASSWORD, address).status());
            JdbcClient anyone = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
            await().until(() -> anyone.sql(
                            "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and datname = current_database() and query like '%login_attempt%')")
                    .query(Boolean.class)
                    .single());
            execute(first, "delete" + row);
            first.commit();
            assertThat(late.get()).isEqualTo(200);
        } finally {
            second.shutdownNow();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void a_flood_of_logins_is_in_nobodys_way() throws Exception {
        ExecutorService strangers = Executors.newFixedThreadPool(60);
        try {
            List<Future<Integer>> attempts = IntStream.range(0, 60)
                    .mapToObj(i -> strangers.submit(() ->
                            login("nobody-" + i, "wrong", "203.0.114." + i).status()))
                    .toList();
            List<Duration> waits = new ArrayList<>();
            int asked = 0;
            long flood = System.nanoTime();
            while (!attempts.stream().allMatch(Future::isDone)) {
                long began = System.nanoTime();
                assertThat(get("/info", null, "198.51.101." + asked++ % 200).status())
                        .isEqualTo(200);
                waits.add(Duration.ofNanos(System.nanoTime() - began));
            }
            // Whoever stood behind the flood would be answered once or twice while it lasts, however fast the machine
            // is.
            Duration lasted = Duration.ofNanos(System.nanoTime() - flood);
            assertThat(asked).as("answers within %s", lasted).isGreaterThan(10);
            // A machine that does something else for a moment may spoil one.
            Collections.sort(waits);
            assertThat(waits.get(waits.size() - 2)).isLessThan(lasted.dividedBy(3));
            for (Future<Integer> attempt : attempts) {
                assertThat(attempt.get()).isIn(401, 429, 503);
            }
            for (int i = 0; i < 4; i++) {
                assertThat(login("admin", TestKeys.ADMIN_PASSWORD, "198.51.100.254")
                                .status())
                        .isEqualTo(200);
            }
        } finally {
            strangers.shutdownNow();
        }
    }

    @Test
    void the_audit_is_told_of_failures_but_not_flooded() {
        String name = account();
        String id = jdbc.queryForObject("select id::text from app_user where username = ?", String.class, name);
        for (int i = 0; i < 5; i++) {
            login(name, "wrong " + i, "203.0.113.4" + i);
            login("nobody-" + UUID.randomUUID(), "wrong", "203.0.113.4" + i);
        }
        assertThat(refused(id)).containsExactly(1);
        assertThat(refused("unknown")).hasSizeLessThanOrEqualTo(1);

        jdbc.update("update login_report set reported_at = reported_at - interval '10 minutes'");
        reports.sweep();
        reports.sweep();

        assertThat(refused(id)).containsExactly(1, 4);
    }

    @Test
    void requests_are_counted_by_account_and_by_address_and_webhooks_not_at_all() {
        String name = person();
        String token = login(name, People.PASSWORD, "198.51.100.40")
                .json()
                .path("access_token")
                .asText();
        // No place comes back meanwhile, however slow the machine is.
        CLOCK.stop();
        try {
            counted(token);
        } finally {
            CLOCK.reset();
        }
    }

    @Test
    void two_hubs_have_one_memory_of_failed_logins_and_share_the_limits() {
        String name = person();
        String stranger = "203.0.113.77";
        for (int i = 0; i < 5; i++) {
            assertThat(login(name, "wrong " + i, stranger).status()).isEqualTo(401);
        }
        jdbc.update("update login_attempt set failures = 12, not_before = last_at where address = ?", stranger);
        assertThat(login(name, "wrong again", stranger).status()).isEqualTo(401);

        Map<String, Object> shared = new HashMap<>(TestDatabase.properties(url));
        shared.putAll(SETTINGS);
        try (SecondHub second = SecondHub.start(shared)) {
            ApiClient other = new ApiClient(second.port());
            Answer waits = login(other, name, People.PASSWORD, stranger);
            assertThat(waits.problem()).isEqualTo("too-many-attempts");
            await().untilAsserted(() -> {
                for (ApiClient hub : List.of(api, other)) {
                    assertThat(hub.get("/info", null).header("ratelimit-policy"))
                            .isEqualTo("\"address\";q=30;w=60");
                }
            });
        }
        await().untilAsserted(() ->
                assertThat(api.get("/info", null).header("ratelimit-policy")).contains(";q=60;"));
    }

    private void counted(String token) {
        Answer answer = get("/auth/me", token, "198.51.100.40");
        assertThat(answer.header("ratelimit-policy")).isEqualTo("\"user\";q=60;w=60");
        assertThat(answer.header("ratelimit")).matches("\"user\";r=\\d+;t=\\d+");

        Answer limited = answer;
        for (int i = 0; i < 90 && limited.status() == 200; i++) {
            // Wherever the calls come from: the account counts.
            limited = get("/auth/me", token, "198.51.100." + (41 + i % 3));
        }
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.problem()).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(limited.header("retry-after"))).isBetween(1, 60);

        Answer anonymous = get("/info", null, "203.0.113.50");
        assertThat(anonymous.header("ratelimit-policy")).isEqualTo("\"address\";q=60;w=60");
        for (int i = 0; i < 120 && anonymous.status() != 429; i++) {
            anonymous = get(i % 2 == 0 ? "/info" : "/alerts", i % 4 == 1 ? "a.bad.token" : null, "203.0.113.50");
        }
        assertThat(anonymous.problem()).isEqualTo("rate-limited");
        assertThat(get("/alerts", "a.bad.token", "203.0.113.50").status()).isEqualTo(429);
        assertThat(get("/info", null, "203.0.113.51").status()).isEqualTo(200);
        assertThat(get("/info", null, "203.0.113.50, 203.0.113.52").status()).isEqualTo(200);
        for (int i = 0; i < 70; i++) {
            assertThat(api.send("POST", "//webhooks/generic", "wrong token", Map.of())
                            .status())
                    .isEqualTo(401);
        }
    }

    /** Each of a person's tokens counts for the person; what is refused is not carried out. */
    @Test
    void agents_are_counted_with_their_person_and_wait() {
        String name = person();
        String session = login(name, People.PASSWORD, "198.51.100.45")
                .json()
                .path("access_token")
                .asText();
        List<AgentClient> agents = List.of(
                AgentClient.of(port, session, "incidents:read"), AgentClient.of(port, session, "incidents:read"));
        AgentClient another = AgentClient.of(
                port,
                login(person(), People.PASSWORD, "198.51.100.46")
                        .json()
                        .path("access_token")
                        .asText(),
                "incidents:read");
        CLOCK.stop();
        try {
            // The minute's sixty come back one a second.
            CLOCK.shift(Duration.ofMinutes(1));
            for (int i = 0; i < 60; i++) {
                assertThat(agents.get(i % 2).status("list_incidents"))
                        .as("call %s", i)
                        .isEqualTo(200);
            }

            for (AgentClient agent : agents) {
                HttpResponse<String> limited = agent.post("list_incidents");
                assertThat(limited.statusCode()).isEqualTo(429);
                assertThat(limited.body()).contains("urn:serai:problem:rate-limited");
                assertThat(limited.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(limited.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(limited.headers().firstValue("RateLimit")).hasValue("\"user\";r=0;t=1");
            }
            assertThat(called(name)).isEqualTo(60);
            assertThat(another.status("list_incidents")).isEqualTo(200);

            CLOCK.shift(Duration.ofSeconds(61));
            assertThat(agents.get(0).status("list_incidents")).isEqualTo(200);
            assertThat(agents.get(1).status("list_incidents")).isEqualTo(429);
            assertThat(called(name)).isEqualTo(61);
        } finally {
            CLOCK.reset();
        }
    }

    private int called(String name) {
        return jdbc.queryForObject(
                "select count(*) from audit_event where verb = 'tool.called' and actor = ?",
                Integer.class,
                "user:" + name);
    }

    @Test
    void every_answer_says_what_browsers_may_not_do_and_only_the_allowed_origin_may_read() {
        for (Answer answer : List.of(
                get("/info", null, "198.51.100.60"),
                get("/alerts", null, "198.51.100.60"),
                get("//nothing", null, "198.51.100.60"),
                get("/nothing", null, "198.51.100.60"),
                api.send("POST", "//webhooks/generic", TestKeys.GENERIC_TOKEN, Map.of("x", 1)))) {
            String what = answer.raw().uri() + " " + answer.status();
            assertThat(answer.header("x-content-type-options")).as(what).isEqualTo("nosniff");
            assertThat(answer.header("content-security-policy")).as(what).contains("frame-ancestors 'none'");
            assertThat(answer.header("referrer-policy")).as(what).isEqualTo("no-referrer");
            assertThat(answer.header("permissions-policy")).as(what).contains("camera=()");
            assertThat(answer.header("cache-control")).as(what).contains("no-store");
            assertThat(answer.header("strict-transport-security")).as(what).isEqualTo("max-age=86400");
            assertThat(answer.header("access-control-allow-origin")).as(what).isEmpty();
        }
        assertThat(from(ORIGIN).header("access-control-allow-origin")).isEqualTo(ORIGIN);
        assertThat(from(ORIGIN).header("access-control-allow-credentials")).isEmpty();
        assertThat(from("https://evil.example.com").raw().headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    /** The proxy of this hub is trusted, so it says how the browser has come. */
    @Test
    void behind_a_proxy_that_speaks_tls_the_consoles_cookie_is_bound_to_its_host() {
        ConsoleBrowser browser = ConsoleBrowser.behindProxy(port, "https", "198.51.100.80");

        Page in = browser.login(person(), People.PASSWORD);

        assertThat(in.status()).as(in.text()).isEqualTo(303);
        assertThat(in.header("Set-Cookie"))
                .startsWith("__Host-serai=")
                .contains("; Path=/;", "; Secure;", "; HttpOnly;", "; SameSite=Strict")
                .doesNotContain("Domain");
        assertThat(in.header("Strict-Transport-Security")).isEqualTo("max-age=86400");
        Page sessions = browser.get("/console/sessions");
        assertThat(sessions.text()).contains("from 198.51.100.80");
        assertThat(browser.post("/console/theme", Map.of("_csrf", sessions.token(), "theme", "dark"))
                        .header("Set-Cookie"))
                .startsWith("serai-theme=dark;")
                .contains("; Secure");
        // The cookie of one way is none of the other.
        browser.cookies().put("serai", browser.cookies().remove("__Host-serai"));
        assertThat(browser.get("/console/sessions").status()).isEqualTo(303);
    }

    @Test
    void over_a_way_that_others_can_read_nobody_signs_in_to_the_console() {
        ConsoleBrowser browser = ConsoleBrowser.behindProxy(port, "http", "198.51.100.81");

        for (String path : List.of("/console", "/console/login", "/console/sessions")) {
            Page refused = browser.get(path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.text())
                    .contains("Nobody can sign in over this connection", "serai.api.trusted-proxies")
                    .doesNotContain("<form");
        }
        assertThat(browser.post("/console/login", Map.of("username", "admin")).status())
                .isEqualTo(403);
        assertThat(browser.cookies()).isEmpty();
    }

    /** The wait is one: whoever has guessed in the console does not begin anew at the API, nor the other way round. */
    @Test
    void wrong_passwords_in_the_console_wait_as_those_at_the_api() {
        String name = account();
        String id = jdbc.queryForObject("select id::text from app_user where username = ?", String.class, name);
        String address = "203.0.113.90";
        ConsoleBrowser browser = ConsoleBrowser.behindProxy(port, "https", address);
        String token = browser.get("/console/login").token();

        List<Page> answers;
        CLOCK.stop();
        try {
            answers = IntStream.range(0, 50)
                    .mapToObj(i -> tried(browser, token, name, "wrong " + i))
                    .toList();
        } finally {
            CLOCK.reset();
        }

        assertThat(answers.stream().map(Page::status)).containsOnly(401, 429);
        assertThat(answers.stream().filter(page -> page.status() == 401).count())
                .isBetween(5L, 10L);
        assertThat(answers.get(0).text()).contains("The name or the password is wrong.");
        assertThat(refused(id)).containsExactly(1);
        // However long the test takes: the wait lasts for this one, and the right password is not looked at either.
        jdbc.update("update login_attempt set not_before = not_before + interval '1 hour' where address = ?", address);
        Page waits = tried(browser, token, name, People.FIRST);
        assertThat(waits.status()).isEqualTo(429);
        assertThat(waits.header("Retry-After")).matches("3[5-9][0-9]{2}");
        assertThat(waits.text()).contains("try again later").doesNotContain(People.FIRST);
        assertThat(login(name, People.FIRST, address).status()).isEqualTo(429);

        ConsoleBrowser another = ConsoleBrowser.behindProxy(port, "https", "203.0.113.91");
        String other = another.get("/console/login").token();
        Page unknown = tried(another, other, "nobody-" + name, "wrong");
        assertThat(unknown.status()).isEqualTo(401);
        // The name comes back as it was typed, whether there is such an account or not.
        assertThat(withoutTokens(unknown).replace("nobody-" + name, name)).isEqualTo(withoutTokens(answers.get(0)));
    }

    /** No more than an address may guess freely: each counts as wrong until it was looked at. */
    @Test
    void several_sign_in_to_the_console_at_once() {
        String name = person();
        List<ConsoleBrowser> browsers = IntStream.range(0, 4)
                .mapToObj(i -> ConsoleBrowser.behindProxy(port, "https", "198.51.100.90"))
                .toList();

        List<Integer> statuses = browsers.parallelStream()
                .map(one -> one.login(name, People.PASSWORD).status())
                .toList();

        assertThat(statuses).containsOnly(303);
        assertThat(browsers.stream().map(ConsoleBrowser::cookies).distinct()).hasSize(4);
        assertThat(browsers)
                .allSatisfy(
                        one -> assertThat(one.get("/console/sessions").status()).isEqualTo(200));
    }

    private static Page tried(ConsoleBrowser browser, String token, String name, String password) {
        return browser.post("/console/login", Map.of("_csrf", token, "username", name, "password", password));
    }

    /** What is another text each time. */
    private static String withoutTokens(Page page) {
        return page.text().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void a_token_of_a_listed_key_is_accepted_and_of_any_other_refused() throws Exception {
        String token = login("admin", TestKeys.ADMIN_PASSWORD, "198.51.100.70")
                .json()
                .path("access_token")
                .asText();
        List<ECKey> pairs = keys.jwtPairs().stream().map(AccessTokens::key).toList();
        ECKey foreign = AccessTokens.key(
                new KeySettings(TestKeys.pkcs8("EC", 256), keys.audit(), NEW_DATA, keys.integrity()).jwtPair());
        var published =
                get("//.well-known/jwks.json", null, "198.51.100.70").json().path("keys");

        assertThat(SignedJWT.parse(token).getHeader().getKeyID())
                .isEqualTo(pairs.get(0).getKeyID());
        assertThat(published.findValuesAsText("kid"))
                .contains(pairs.get(0).getKeyID(), pairs.get(1).getKeyID());
        assertThat(published.findValues("d")).isEmpty();
        assertThat(get("/auth/me", signed(token, pairs.get(1)), "198.51.100.70").status())
                .isEqualTo(200);
        assertThat(get("/auth/me", signed(token, foreign), "198.51.100.70").status())
                .isEqualTo(401);
    }

    @Test
    void what_an_old_key_sealed_is_sealed_anew_and_what_none_opens_is_kept_and_told() throws Exception {
        UUID readable = id(account());
        UUID lost = id(account());
        ContactEncryption old =
                new ContactEncryption(new KeySettings(OLD_JWT, keys.audit(), OLD_DATA, keys.integrity()));
        ContactEncryption fresh =
                new ContactEncryption(new KeySettings(OLD_JWT, keys.audit(), NEW_DATA, keys.integrity()));
        ContactEncryption gone =
                new ContactEncryption(new KeySettings(OLD_JWT, keys.audit(), TestKeys.random(32), keys.integrity()));
        byte[] unreadable = gone.seal("default", lost, "email", "lost@example.com");
        set(readable, old.seal("default", readable, "email", "ada@example.com"));
        set(lost, unreadable);
        assertThat(contacts.of("default", readable)).containsEntry("email", "ada@example.com");

        contacts.reseal("default");
        contacts.reseal("default");

        assertThat(fresh.open("default", readable, "email", email(readable))).contains("ada@example.com");
        assertThat(old.open("default", readable, "email", email(readable))).isEmpty();
        assertThat(email(lost)).isEqualTo(unreadable);
        assertThat(contacts.of("default", lost)).containsEntry("email", null);
    }

    private void underAttack() {
        jdbc.update("update login_attempt set failures = 100000, last_at = now() where address = ''");
    }

    /** The name of an account that nobody has signed in to; each hash saved is a fifth of a second here. */
    private String account() {
        String name = "p-" + UUID.randomUUID();
        People.create(api, admin(), name, Role.VIEWER);
        return name;
    }

    /** The name of somebody who has set a password of their own. */
    private String person() {
        String name = account();
        People.settle(api, name);
        return name;
    }

    private String admin() {
        if (admin == null) {
            admin = login("admin", TestKeys.ADMIN_PASSWORD, "198.51.100.254")
                    .json()
                    .path("access_token")
                    .asText();
        }
        return admin;
    }

    private UUID id(String name) {
        return jdbc.queryForObject("select id from app_user where username = ?", UUID.class, name);
    }

    private void set(UUID id, byte[] email) {
        jdbc.update("update app_user set email = ? where id = ?", email, id);
    }

    private byte[] email(UUID id) {
        return jdbc.queryForObject("select email from app_user where id = ?", byte[].class, id);
    }

    private List<Integer> refused(String subject) {
        return jdbc.queryForList(
                "select cast(details ->> 'failures' as integer) from audit_event"
                        + " where verb = 'session.refused' and object_id = ? order by id",
                Integer.class,
                subject);
    }

    private Answer login(String name, String password, String address) {
        return login(api, name, password, address);
    }

    private static Answer login(ApiClient hub, String name, String password, String address) {
        try {
            byte[] body = new ObjectMapper().writeValueAsBytes(Map.of("username", name, "password", password));
            return hub.send("POST", "/auth/login", null, body, headers(address));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Answer get(String path, String token, String address) {
        return api.send("GET", path, token, null, headers(address));
    }

    private Answer from(String origin) {
        Map<String, String> headers = new HashMap<>(headers("198.51.100.60"));
        headers.put("Origin", origin);
        return api.send("GET", "/info", null, null, headers);
    }

    /** The left of what the proxy sends is what the caller wrote. */
    private static Map<String, String> headers(String address) {
        return Map.of("Content-Type", "application/json", "X-Forwarded-For", "10.9.8.7, " + address);
    }

    private static String signed(String token, ECKey key) throws Exception {
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                SignedJWT.parse(token).getJWTClaimsSet());
        forged.sign(new ECDSASigner(key));
        return forged.serialize();
    }
}
