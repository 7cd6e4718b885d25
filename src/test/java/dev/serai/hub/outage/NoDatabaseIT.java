package dev.serai.hub.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.api.People;
import dev.serai.hub.channel.DiscordStandIn;
import dev.serai.hub.channel.TelegramStandIn;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import dev.serai.hub.http.ContractExamples;
import dev.serai.hub.intake.WebhookClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What each door says while the database is away, hangs, has no connection left or loses an answer; and afterwards. */
class NoDatabaseIT extends OutageHub {

    /** What needs no database: it is read from files or settings, or found in memory. */
    private static final Set<String> ALWAYS = Set.of(
            "getInfo",
            "getContract",
            "listPlaybooks",
            "getPlaybook",
            "searchKnowledge",
            "setModelPreference",
            "previewOnCall",
            // Of a tenant without a rota there is nothing to read.
            "listOnCallSchedules",
            "getOnCallSchedule",
            "listRoutes");

    private static final Map<String, String> NEEDED_QUERIES = Map.of(
            "listJobs", "?state=dead",
            "searchKnowledge", "?q=restart",
            "previewOnCall", "?severity=high&environment=production");

    private static final int AT_ONCE = 12;

    /** When whatever is silent is noticed and passed at the latest. */
    private static final Duration NOTICED = Duration.ofSeconds(25);

    private static final Duration SAID_WITHIN = Duration.ofSeconds(6);
    private static final Duration SCRAPED_WITHIN = Duration.ofSeconds(10);
    private static final int TRIES = 5;

    @Autowired
    ApiContract contract;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    ApplicationContext context;

    @AfterEach
    void restore() {
        proxy.restore();
        await().until(() -> health("readiness") == 200);
    }

    @Test
    void every_operation_says_503_while_it_lasts_and_none_afterwards() throws Exception {
        String admin = admin();
        Map<String, String> wrong = new TreeMap<>();
        List<ApiOperation> operations = contract.operations();
        for (int first = 0; first < operations.size(); first += AT_ONCE) {
            List<ApiOperation> some = operations.subList(first, Math.min(first + AT_ONCE, operations.size()));
            // The caller is remembered for two seconds: so the operations themselves are reached.
            await().until(() -> api.get("/auth/me", admin).status() == 200);
            proxy.cut();
            callAll(some, admin).forEach((operation, answer) -> {
                if (!ALWAYS.contains(operation) && !isRefusal(answer, "unavailable", "busy")) {
                    wrong.put(operation, answer.status() + " " + answer.text());
                }
            });
            proxy.restore();
        }
        assertThat(wrong).isEmpty();

        proxy.cut();
        assertThat(api.get("/info", null).status()).isEqualTo(200);
        await("the caller is forgotten")
                .until(() -> !api.get("/auth/me", admin).text().contains("\"username\""));
        assertThat(api.get("/alerts", admin))
                .as("who calls cannot be found out")
                .satisfies(answer ->
                        assertThat(isRefusal(answer, "unavailable", "busy")).isTrue());
        proxy.restore();

        // Its connections come back one after the other.
        await().untilAsserted(
                        () -> callAll(operations, admin()).forEach((operation, answer) -> assertThat(answer.status())
                                .as(operation + " " + answer.text())
                                .isLessThan(500)));
    }

    @Test
    void a_personal_token_is_not_called_wrong() {
        String admin = admin();
        Map<String, Object> wanted = ContractExamples.ofTheContract().body("createToken");
        wanted.put("scopes", List.of("alerts:read"));
        Answer made = api.send("POST", "/auth/tokens", admin, wanted);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String token = made.json().path("token").asText();

        proxy.cut();
        assertThat(isRefusal(api.get("/alerts", token), "unavailable", "busy")).isTrue();
        proxy.restore();

        await().until(() -> api.get("/alerts", token).status() == 200);
    }

    @Test
    void a_chat_is_asked_to_send_its_callback_again() {
        String hub = "http://127.0.0.1:" + port;
        String update = TelegramStandIn.text(TelegramStandIn.nextUpdateId(), 77, TelegramStandIn.CHAT, "/status");
        String interaction = DiscordStandIn.command(DiscordStandIn.nextInteraction(), "77", "1", "status", null);
        String form = SLACK.command("U0OUTAGE", "status");
        Map<String, java.util.function.Supplier<HttpResponse<String>>> chats = new LinkedHashMap<>();
        chats.put("telegram", () -> TELEGRAM.post(hub, update, TelegramStandIn.SECRET));
        chats.put("discord", () -> DISCORD.post(hub, interaction));
        chats.put("slack", () -> SLACK.post(hub + "/channels/slack/commands", form));

        proxy.cut();
        chats.forEach((chat, call) -> {
            HttpResponse<String> answer = call.get();
            assertThat(answer.statusCode()).as(chat + " " + answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).as(chat).isPresent();
        });
        proxy.restore();
        await().until(() -> health("readiness") == 200);

        chats.forEach((chat, call) -> await(chat).until(() -> call.get().statusCode() == 200));
        await("the same update was answered after all")
                .until(() -> TELEGRAM.calls().contains("sendMessage"));
    }

    @Test
    void readiness_says_whether_a_delivery_would_be_stored() {
        assertThat(webhooks.generic(alert("before")).status()).isEqualTo(202);
        for (Runnable fault : List.<Runnable>of(proxy::cut, proxy::hang)) {
            fault.run();
            await().atMost(NOTICED).until(() -> health("readiness") == 503);
            Duration said = quickest(SAID_WITHIN, () -> {
                assertThat(health("readiness")).isEqualTo(503);
                assertThat(health("liveness")).isEqualTo(200);
            });
            assertThat(said).isLessThan(SAID_WITHIN);
            Duration scraped = quickest(
                    SCRAPED_WITHIN, () -> assertThat(api.send("GET", "//actuator/prometheus", null, null, Map.of())
                                    .status())
                            .isEqualTo(200));
            assertThat(scraped).isLessThan(SCRAPED_WITHIN);
            proxy.restore();
            await().atMost(NOTICED).until(() -> health("readiness") == 200);
            assertThat(webhooks.generic(alert("after")).status()).isEqualTo(202);
        }
    }

    @Test
    void a_delivery_that_was_refused_is_not_stored_later() {
        String alert = alert("refused-" + UUID.randomUUID());
        proxy.cut();
        WebhookClient.Answer refused = webhooks.generic(alert);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        proxy.restore();
        await().until(() -> health("readiness") == 200);

        WebhookClient.Answer stored = webhooks.generic(alert);
        assertThat(stored.json().path("accepted").asInt()).isOne();
        assertThat(stored.json().path("duplicates").asInt()).isZero();
    }

    @Test
    void an_empty_pool_is_busy() throws SQLException {
        String admin = admin();
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < 1_000) {
                all.add(database.getConnection());
            }
        } catch (SQLException empty) {
            Answer answer = api.get("/alerts", admin);
            assertThat(isRefusal(answer, "busy")).as(answer.text()).isTrue();
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        assertThat(api.get("/alerts", admin).status()).isEqualTo(200);
    }

    @Test
    void a_hub_that_starts_or_stops_says_so_at_every_door() {
        try {
            AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
            for (String path : List.of(
                    "/alerts",
                    "/no-such-thing",
                    "//channels/telegram",
                    "//channels/no-such",
                    "//.well-known/jwks.json")) {
                Answer answer = api.get(path, null);
                assertThat(isRefusal(answer, "not-ready"))
                        .as(path + " " + answer.text())
                        .isTrue();
            }
            assertThat(webhooks.generic(alert("closed")).status()).isEqualTo(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }
        assertThat(api.get("//.well-known/jwks.json", null).status()).isEqualTo(200);
    }

    @Test
    void a_right_password_is_never_counted_as_a_failure() {
        String name = "outage-" + UUID.randomUUID();
        People.create(api, admin(), name, Role.VIEWER);
        Map<String, String> right = Map.of("username", name, "password", "first password of a test");
        assertThat(login(name, "wrong").status()).isEqualTo(401);
        String place = jdbc.queryForObject(
                "select account from login_attempt where failures = 1 order by last_at desc limit 1", String.class);
        // Whether what was counted cannot be taken back, or the count's own commit is not heard of.
        for (int i = 0; i < 8; i++) {
            if (i % 2 == 0) {
                proxy.breakOff(place, 1);
            } else {
                proxy.loseCommitOf(place, 0);
            }
            Answer answer = api.send("POST", "/auth/login", null, right);
            assertThat(isRefusal(answer, "unavailable"))
                    .as(i + " " + answer.text())
                    .isTrue();
            assertThat(proxy.isSprung()).isTrue();
        }
        assertThat(login(name, "wrong").status()).as("no wait").isEqualTo(401);
        assertThat(api.send("POST", "/auth/login", null, right).status()).isEqualTo(200);
    }

    @Test
    void a_refresh_whose_answer_was_lost_may_be_tried_again_and_a_real_second_use_may_not() throws Exception {
        String token = api.login("admin", TestKeys.ADMIN_PASSWORD)
                .path("refresh_token")
                .asText();
        proxy.loseCommitOf(sha256(token), 0);
        Answer lost = refresh(token);
        assertThat(isRefusal(lost, "unavailable")).as(lost.text()).isTrue();
        assertThat(proxy.isSprung()).isTrue();

        Answer again = refresh(token);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        String next = again.json().path("refresh_token").asText();
        assertThat(refresh(token).problem()).isEqualTo("invalid-refresh-token");
        assertThat(refresh(next).problem()).as("the session has ended").isEqualTo("invalid-refresh-token");
    }

    private String admin() {
        return session().path("access_token").asText();
    }

    /** Connections that broke meanwhile may still lie in the pool. */
    private JsonNode session() {
        return await().ignoreExceptions().until(() -> api.login("admin", TestKeys.ADMIN_PASSWORD), Objects::nonNull);
    }

    private Answer refresh(String token) {
        return api.send("POST", "/auth/refresh", null, Map.of("refresh_token", token));
    }

    private Answer login(String name, String password) {
        return api.send("POST", "/auth/login", null, Map.of("username", name, "password", password));
    }

    /** The stored hash as it travels. */
    private static String sha256(String token) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        return new String(hash, StandardCharsets.ISO_8859_1);
    }

    private static boolean isRefusal(Answer answer, String... codes) {
        return answer.status() == 503
                && !answer.header("Retry-After").isEmpty()
                && answer.header("Content-Type").startsWith("application/problem+json")
                && List.of(codes).contains(answer.problem());
    }

    private Map<String, Answer> callAll(List<ApiOperation> operations, String token) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Future<Answer>> asked = new LinkedHashMap<>();
            operations.forEach(operation -> asked.put(operation.id(), clients.submit(() -> call(operation, token))));
            Map<String, Answer> answers = new LinkedHashMap<>();
            for (Map.Entry<String, Future<Answer>> one : asked.entrySet()) {
                answers.put(one.getKey(), one.getValue().get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    private Answer call(ApiOperation operation, String token) {
        String path = operation
                .path()
                .replace("/api/v1", "")
                .replace("{channel}", "slack")
                .replace("/sources/{name}", "/sources/runbooks")
                .replace("{name}", "inspect-artefact")
                .replace("{messageNumber}", "2")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        path += NEEDED_QUERIES.getOrDefault(operation.id(), "");
        Map<String, Object> body =
                operation.body() ? ContractExamples.ofTheContract().body(operation.id()) : null;
        return body == null
                ? api.send(operation.method(), path, token, null, Map.of())
                : api.send(operation.method(), path, token, body);
    }

    /** The first that is quick enough, or the quickest of some: a busy machine makes it longer now and then, and never shorter. */
    private static Duration quickest(Duration enough, Runnable work) {
        Duration quickest = Duration.ofDays(1);
        for (int attempt = 0; attempt < TRIES && quickest.compareTo(enough) >= 0; attempt++) {
            long began = System.nanoTime();
            work.run();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        return quickest;
    }
}
