package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.ApiOperation;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Personal API tokens: shown once, scoped, never more than their owner, and over at once. */
@HubIT
class TokensIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ApiContract contract;

    ApiClient api;
    String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void a_token_is_shown_once_stored_as_a_hash_and_audited() {
        String session = People.token(api, Role.VIEWER);
        JsonNode made = mint(session, "wall", "auth:read", "alerts:read").json();
        String token = made.path("token").asText();

        Answer list = api.get("/auth/tokens", token);

        assertThat(token).matches("serai_pat_default_[A-Za-z0-9_-]{43}");
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        JsonNode listed = list.json().path("items").path(0);
        assertThat(listed.path("id")).isEqualTo(made.path("id"));
        assertThat(listed.path("scopes").toString()).isEqualTo("[\"alerts:read\",\"auth:read\"]");
        assertThat(listed.path("last_used_at").isNull()).isFalse();
        assertThat(list.text()).doesNotContain(token.substring(20));
        assertThat(jdbc.queryForObject(
                        "select encode(token_hash, 'hex') = encode(sha256(cast(? as bytea)), 'hex') from api_token where id = ?",
                        Boolean.class,
                        token.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        id(made)))
                .isTrue();
        assertThat(audited(made)).startsWith("token.created").contains("wall").doesNotContain(token);
    }

    @Test
    void a_token_does_what_its_scopes_say_and_never_more_than_its_owner() {
        String approver = People.token(api, Role.APPROVER);
        String reads = token(approver, "approvals:read", "incidents:read");
        String decides = token(approver, "approvals:write");
        String viewer = token(People.token(api, Role.VIEWER), "incidents:write", "audit:read", "automation:write");
        String nobody = UUID.randomUUID().toString();
        Map<String, Object> decision = Map.of("verdict", "approve", "digest", "x");

        assertThat(api.get("/incidents", reads).status()).isEqualTo(200);
        assertThat(api.get("/alerts", reads).problem()).isEqualTo("scope-missing");
        assertThat(api.send("POST", "/incidents/" + nobody + "/acknowledge", reads, Map.of())
                        .problem())
                .isEqualTo("scope-missing");
        assertThat(api.send("POST", "/approvals/" + nobody + "/decisions", reads, decision)
                        .problem())
                .isEqualTo("scope-missing");
        assertThat(api.send("POST", "/approvals/" + nobody + "/decisions", decides, decision)
                        .status())
                .isEqualTo(404);
        assertThat(api.get("/incidents", viewer).status()).isEqualTo(200);
        assertThat(api.send("POST", "/incidents/" + nobody + "/acknowledge", viewer, Map.of())
                        .problem())
                .isEqualTo("forbidden");
        assertThat(api.get("/audit", viewer).problem()).isEqualTo("forbidden");
        assertThat(api.send("PUT", "/automation", viewer, Map.of("paused", false))
                        .problem())
                .isEqualTo("forbidden");
    }

    @Test
    void no_scope_opens_what_needs_a_session() {
        String all = token(admin, contract.scopes().toArray(String[]::new));
        SoftAssertions soft = new SoftAssertions();
        List<ApiOperation> closed =
                contract.operations().stream().filter(ApiOperation::sessionOnly).toList();

        for (ApiOperation operation : closed) {
            Answer answer = api.send(
                    operation.method(),
                    operation
                            .path()
                            .replace("/api/v1", "")
                            .replace("{channel}", "slack")
                            .replaceAll("\\{\\w+}", UUID.randomUUID().toString()),
                    all,
                    Map.of());
            soft.assertThat(answer.status()).as(operation.id()).isEqualTo(403);
            soft.assertThat(answer.problem()).as(operation.id()).isEqualTo("session-required");
        }
        soft.assertThat(closed)
                .extracting(ApiOperation::id)
                .contains("createToken", "changePassword", "createUser", "updateUser", "createIdentityCode");
        soft.assertThat(contract.scopes()).doesNotContain("auth:write", "users:write");
        soft.assertAll();
    }

    @Test
    void a_revoked_an_expired_and_a_disabled_owners_token_are_refused_at_once() {
        String name = "gil-" + UUID.randomUUID();
        String owner = People.create(api, admin, name, Role.OPERATOR);
        String session = People.settle(api, name);
        JsonNode first = mint(session, "one", "alerts:read").json();
        JsonNode second = mint(session, "two", "alerts:read").json();
        JsonNode third = mint(session, "three", "alerts:read").json();
        assertThat(uses(first)).isEqualTo(200);
        assertThat(uses(second)).isEqualTo(200);

        assertThat(revoke(first, People.token(api, Role.APPROVER)).status()).isEqualTo(404);
        assertThat(revoke(first, session).status()).isEqualTo(204);
        assertThat(uses(first)).isEqualTo(401);
        assertThat(audited(first)).startsWith("token.revoked");
        assertThat(revoke(first, session).status()).isEqualTo(204);
        assertThat(api.get("/users/" + owner + "/tokens", admin).json().path("items"))
                .hasSize(3);
        assertThat(api.get("/users/" + UUID.randomUUID() + "/tokens", admin).status())
                .isEqualTo(404);

        jdbc.update("update api_token set expires_at = now() - interval '1 second' where id = ?", id(third));
        assertThat(uses(third)).isEqualTo(401);

        api.send("PATCH", "/users/" + owner, admin, Map.of("disabled", true));
        assertThat(uses(second)).isEqualTo(401);
        api.send("PATCH", "/users/" + owner, admin, Map.of("disabled", false));
        assertThat(uses(second)).isEqualTo(200);
        assertThat(revoke(second, admin).status()).isEqualTo(204);
        assertThat(uses(second)).isEqualTo(401);
    }

    @Test
    void a_use_is_noted_once_a_minute() {
        String name = "ida-" + UUID.randomUUID();
        String owner = People.create(api, admin, name, Role.VIEWER);
        JsonNode made = mint(People.settle(api, name), "clock", "alerts:read").json();
        for (int seconds : new int[] {0, 90}) {
            Timestamp before = jdbc.queryForObject(
                    "update api_token set last_used_at = now() - make_interval(secs => ?) where id = ? returning last_used_at",
                    Timestamp.class,
                    (double) seconds,
                    id(made));
            // What changes its owner lets it be looked up again.
            assertThat(api.send("PATCH", "/users/" + owner, admin, Map.of("role", "viewer"))
                            .status())
                    .isEqualTo(200);
            assertThat(uses(made)).isEqualTo(200);
            assertThat(jdbc.queryForObject(
                            "select last_used_at > ? from api_token where id = ?", Boolean.class, before, id(made)))
                    .as("last used %s s before", seconds)
                    .isEqualTo(seconds == 90);
        }
    }

    @Test
    void a_token_without_end_with_unknown_scopes_or_one_too_many_is_refused() {
        String session = People.token(api, Role.VIEWER);
        Instant now = Instant.now();

        assertThat(mint(session, now.plus(Duration.ofDays(400)), "alerts:read").status())
                .isEqualTo(400);
        assertThat(mint(session, now.minusSeconds(1), "alerts:read").status()).isEqualTo(400);
        assertThat(mint(session, now.plusSeconds(60), "nothing:read").problem()).isEqualTo("unknown-scope");
        assertThat(mint(session, now.plusSeconds(60), "users:write").problem()).isEqualTo("unknown-scope");
        for (int i = 0; i < 50; i++) {
            assertThat(mint(session, "n" + i, "alerts:read").status()).isEqualTo(201);
        }
        assertThat(mint(session, "one more", "alerts:read").problem()).isEqualTo("too-many-tokens");
        assertThat(api.get("/alerts", "serai_pat_default_" + "A".repeat(43)).status())
                .isEqualTo(401);
        assertThat(api.get("/alerts", "serai_pat_Not-a-tenant_" + "A".repeat(43))
                        .status())
                .isEqualTo(401);
        assertThat(api.get("/alerts", "serai_pat_").status()).isEqualTo(401);
    }

    private String token(String session, String... scopes) {
        return mint(session, "t", scopes).json().path("token").asText();
    }

    private Answer mint(String session, String name, String... scopes) {
        return mint(session, name, Instant.now().plus(Duration.ofDays(30)), scopes);
    }

    private Answer mint(String session, Instant expiresAt, String... scopes) {
        return mint(session, "t", expiresAt, scopes);
    }

    private Answer mint(String session, String name, Instant expiresAt, String... scopes) {
        return api.send(
                "POST",
                "/auth/tokens",
                session,
                Map.of("name", name, "scopes", List.of(scopes), "expires_at", expiresAt.toString()));
    }

    private int uses(JsonNode made) {
        return api.get("/alerts", made.path("token").asText()).status();
    }

    private Answer revoke(JsonNode made, String session) {
        return api.send("DELETE", "/auth/tokens/" + made.path("id").asText(), session, null, Map.of());
    }

    private static UUID id(JsonNode made) {
        return UUID.fromString(made.path("id").asText());
    }

    private String audited(JsonNode made) {
        return jdbc.queryForObject(
                "select verb || ' ' || details from audit_event where object_id = ? order by id desc limit 1",
                String.class,
                made.path("id").asText());
    }
}
