package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HubIT
class SessionIT {

    @LocalServerPort
    int port;

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
