package dev.serai.hub.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A request that names itself is done once. */
@HubIT
class IdempotencyIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;
    String admin;
    Stock stock;

    @BeforeEach
    void stock() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        stock = new Stock(jdbc);
    }

    @Test
    void the_first_answer_is_given_again_and_nothing_is_done_twice() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, String> user = newUser();

        Answer first = post("/users", admin, key, user);
        Answer second = post("/users", admin, '"' + key + '"', user);

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("idempotency-replayed")).isEmpty();
        assertThat(second.status()).as(second.text()).isEqualTo(201);
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(second.raw().body()).isEqualTo(first.raw().body());
        assertThat(second.header("etag")).isEqualTo(first.header("etag"));
        assertThat(second.header("content-type")).isEqualTo(first.header("content-type"));
        assertThat(users(user)).isEqualTo(1);
        byte[] kept = jdbc.queryForObject("select answer from idempotency_key where key = ?", byte[].class, key);
        assertThat(new String(kept, UTF_8)).doesNotContain(user.get("username"));
    }

    @Test
    void a_name_stands_for_one_request_of_one_account() throws Exception {
        String key = UUID.randomUUID().toString();
        String path = "/incidents/" + stock.incident + "/acknowledge";
        assertThat(post(path, admin, key, Map.of()).status()).isEqualTo(200);

        Answer other = post("/incidents/" + stock.incident + "/resolve", admin, key, Map.of());
        Answer somebodyElse = post(path, People.token(api, Role.OPERATOR), key, Map.of());

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        assertThat(somebodyElse.status()).isEqualTo(200);
        assertThat(somebodyElse.header("idempotency-replayed")).isEmpty();
        assertThat(post(path, admin, "with space", Map.of()).status()).isEqualTo(400);
        assertThat(post(path, admin, "k".repeat(129), Map.of()).status()).isEqualTo(400);
    }

    @Test
    void a_refusal_is_given_again_too_and_its_trace_stays() throws Exception {
        String key = UUID.randomUUID().toString();
        String path = "/approvals/" + stock.approval + "/decisions";
        Map<String, String> wrong = Map.of("verdict", "approve", "digest", "another");
        int before = audited();

        Answer first = post(path, admin, key, wrong);
        Answer second = post(path, admin, key, wrong);

        assertThat(first.problem()).isEqualTo("digest-mismatch");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.raw().body()).isEqualTo(first.raw().body());
        assertThat(second.header("idempotency-replayed")).isEqualTo("true");
        assertThat(audited()).isEqualTo(before + 1);
        String rolledBack = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            Answer missing =
                    post("/incidents/" + UUID.fromString(rolledBack) + "/resolve", admin, rolledBack, Map.of());
            assertThat(missing.status()).as(missing.text()).isEqualTo(404);
            assertThat(missing.header("idempotency-replayed")).isEqualTo(i == 0 ? "" : "true");
        }
    }

    @Test
    void of_parallel_requests_one_is_done() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, String> user = newUser();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> post("/users", admin, key, user));
            }
            for (Future<Answer> call : callers.invokeAll(calls)) {
                Answer answer = call.get();
                assertThat(answer.status() == 201 || answer.problem().equals("request-running"))
                        .as(answer.text())
                        .isTrue();
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(users(user)).isEqualTo(1);
    }

    @Test
    void a_claim_whose_hub_died_is_waited_for_and_then_taken_over() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, String> user = newUser();
        post("/users", admin, key, user);
        // As a kill before the commit leaves it: claimed, without an answer and without the account.
        jdbc.update(
                "update idempotency_key set status = null, answer = null, claimed_until = now() + interval '1 hour' where key = ?",
                key);
        jdbc.update("delete from app_user where username = ?", user.get("username"));

        Answer early = post("/users", admin, key, user);
        jdbc.update("update idempotency_key set claimed_until = now() - interval '1 second' where key = ?", key);
        Answer late = post("/users", admin, key, user);

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("request-running");
        assertThat(early.header("retry-after")).isNotEmpty();
        assertThat(late.status()).as(late.text()).isEqualTo(201);
        assertThat(users(user)).isEqualTo(1);
    }

    @Test
    void a_name_is_free_again_after_a_day() throws Exception {
        String key = UUID.randomUUID().toString();
        post("/incidents/" + stock.incident + "/acknowledge", admin, key, Map.of());
        jdbc.update("update idempotency_key set expires_at = now() - interval '1 second' where key = ?", key);

        Answer other = post("/incidents/" + stock.incident + "/resolve", admin, key, Map.of());

        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("idempotency-replayed")).isEmpty();
    }

    @Test
    void what_an_operation_does_not_heed_it_refuses() {
        Map<String, String> login = Map.of("Content-Type", "application/json", "Idempotency-Key", "k");
        byte[] credentials =
                ("{\"username\": \"admin\", \"password\": \"" + TestKeys.ADMIN_PASSWORD + "\"}").getBytes(UTF_8);
        Map<String, String> tagged = Map.of("Content-Type", "application/json", "If-Match", "\"a\"");
        String name = "guarded-" + UUID.randomUUID();
        byte[] user = ("{\"username\": \"" + name + "\", \"password\": \"a first password\", \"role\": \"viewer\"}")
                .getBytes(UTF_8);

        Answer named = api.send("POST", "/auth/login", null, credentials, login);
        Answer guarded = api.send("POST", "/users", admin, user, tagged);
        Answer read = api.send("GET", "/info", admin, null, Map.of("If-Match", "\"a\"", "Idempotency-Key", "k"));

        assertThat(named.status()).as(named.text()).isEqualTo(400);
        assertThat(named.problem()).isEqualTo("invalid-request");
        assertThat(named.text()).contains("This operation takes no Idempotency-Key.");
        assertThat(guarded.status()).as(guarded.text()).isEqualTo(400);
        assertThat(guarded.problem()).isEqualTo("invalid-request");
        assertThat(guarded.text()).contains("This operation takes no If-Match.");
        assertThat(users(Map.of("username", name))).isZero();
        assertThat(read.status()).as(read.text()).isEqualTo(200);
    }

    private static Map<String, String> newUser() {
        return Map.of("username", "once-" + UUID.randomUUID(), "password", "a first password", "role", "viewer");
    }

    private int users(Map<String, String> user) {
        return jdbc.queryForObject(
                "select count(*) from app_user where username = ?", Integer.class, user.get("username"));
    }

    private int audited() {
        return jdbc.queryForObject(
                "select count(*) from audit_event where object_id in (?, ?)",
                Integer.class,
                stock.approval.toString(),
                stock.action.toString());
    }

    private Answer post(String path, String token, String key, Map<String, String> body) throws Exception {
        return api.send(
                "POST",
                path,
                token,
                new ObjectMapper().writeValueAsBytes(body),
                Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }
}
