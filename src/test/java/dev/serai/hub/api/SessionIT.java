package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class SessionIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void the_first_admin_signs_in_and_sees_their_account() {
        JsonNode session = api.login("admin", TestKeys.ADMIN_PASSWORD);

        Answer me = api.get("/auth/me", session.path("access_token").asText());

        assertThat(session.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(session.path("expires_in").asInt()).isEqualTo(900);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("username").asText()).isEqualTo("admin");
        assertThat(me.json().path("role").asText()).isEqualTo("admin");
        assertThat(me.header("content-type")).isEqualTo("application/json");
        assertThat(me.header("x-request-id")).hasSize(36);
        assertThat(me.header("x-response-time")).matches("[0-9]+");
    }

    @Test
    void info_answers_anybody() {
        Answer info = api.get("/info", null);

        assertThat(info.status()).as(info.text()).isEqualTo(200);
        assertThat(info.json().path("name").asText()).isEqualTo("serai");
    }

    @Test
    void by_default_no_foreign_page_may_read_and_no_browser_is_bound_to_tls() {
        Answer info = api.send("GET", "/info", null, null, Map.of("Origin", "https://ops.example.com"));

        assertThat(info.status()).isEqualTo(200);
        assertThat(info.raw().headers().map())
                .doesNotContainKeys("access-control-allow-origin", "strict-transport-security")
                .containsKeys("ratelimit", "ratelimit-policy", "referrer-policy", "permissions-policy");
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer() {
        Answer wrong = api.send("POST", "/auth/login", null, Map.of("username", "admin", "password", "not the one"));
        Answer unknown = api.send("POST", "/auth/login", null, Map.of("username", "nobody", "password", "not the one"));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
        assertThat(wrong.problem()).isEqualTo("invalid-credentials");
        assertThat(wrong.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void a_refresh_token_works_once_and_its_second_use_ends_the_session() {
        JsonNode first = api.login("admin", TestKeys.ADMIN_PASSWORD);
        JsonNode second = refresh(first).json();
        assertThat(api.get("/auth/me", second.path("access_token").asText()).status())
                .isEqualTo(200);

        Answer reuse = refresh(first);
        Answer later = refresh(second);

        assertThat(reuse.status()).isEqualTo(401);
        assertThat(later.status()).isEqualTo(401);
        assertThat(api.get("/auth/me", second.path("access_token").asText()).status())
                .isEqualTo(401);
    }

    @Test
    void logout_ends_the_session_at_once() {
        JsonNode session = api.login("admin", TestKeys.ADMIN_PASSWORD);
        String token = session.path("access_token").asText();
        assertThat(api.get("/auth/me", token).status()).isEqualTo(200);

        Answer logout = api.send(
                "POST",
                "/auth/logout",
                null,
                Map.of("refresh_token", session.path("refresh_token").asText()));

        assertThat(logout.status()).as(logout.text()).isEqualTo(204);
        assertThat(logout.text()).isEmpty();
        assertThat(api.get("/auth/me", token).status()).isEqualTo(401);
        assertThat(refresh(session).status()).isEqualTo(401);
    }

    @Test
    void a_changed_password_ends_the_other_sessions() {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = "kim-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        String settled = People.settle(api, name);
        JsonNode elsewhere = api.login(name, People.PASSWORD);

        Answer changed = api.send(
                "PUT",
                "/auth/me/password",
                settled,
                Map.of("current_password", People.PASSWORD, "new_password", "yet another password"));

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(api.get("/auth/me", changed.json().path("access_token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/auth/me", settled).status()).isEqualTo(401);
        assertThat(api.get("/auth/me", elsewhere.path("access_token").asText()).status())
                .isEqualTo(401);
        assertThat(refresh(elsewhere).status()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_names_its_tenant_and_one_from_before_that_still_works() {
        JsonNode session = api.login("admin", TestKeys.ADMIN_PASSWORD);
        String token = session.path("refresh_token").asText();
        assertThat(token).matches("serai_rt_default_[A-Za-z0-9_-]{43}");
        String old = "o".repeat(43);
        jdbc.update(
                "update refresh_token set token_hash = sha256(cast(? as bytea)) where token_hash = sha256(cast(? as bytea))",
                old.getBytes(StandardCharsets.UTF_8),
                token.getBytes(StandardCharsets.UTF_8));

        Answer refreshed = api.send("POST", "/auth/refresh", null, Map.of("refresh_token", old));

        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        assertThat(refresh(session).status()).isEqualTo(401);
    }

    @Test
    void the_published_key_is_public_only() {
        Answer keys = api.get("//.well-known/jwks.json", null);

        assertThat(keys.status()).isEqualTo(200);
        JsonNode key = keys.json().path("keys").path(0);
        assertThat(key.path("crv").asText()).isEqualTo("P-256");
        assertThat(key.path("kid").asText()).isNotEmpty();
        assertThat(key.has("d")).isFalse();
    }

    private Answer refresh(JsonNode session) {
        return api.send(
                "POST",
                "/auth/refresh",
                null,
                Map.of("refresh_token", session.path("refresh_token").asText()));
    }
}
