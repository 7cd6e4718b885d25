package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.approval.Role;
import dev.serai.hub.HubIT;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@HubIT
class UsersIT {

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    ApiClient api;
    String admin;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
        admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
    }

    @Test
    void a_created_account_is_listed_has_a_role_and_is_audited() {
        String name = "ada-" + UUID.randomUUID();
        String id = People.create(api, admin, name, Role.OPERATOR);

        JsonNode listed = StreamSupport.stream(
                        api.get("/users?limit=200", admin).json().path("items").spliterator(), false)
                .filter(user -> user.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();

        assertThat(listed.path("username").asText()).isEqualTo(name);
        assertThat(listed.path("role").asText()).isEqualTo("operator");
        assertThat(listed.path("must_change_password").asBoolean()).isTrue();
        assertThat(listed.toString()).doesNotContain("argon2");
        assertThat(audited(id)).isEqualTo("user:admin user.created");
        assertThat(again(name).problem()).isEqualTo("name-taken");
    }

    @Test
    void a_changed_role_and_a_disabled_account_act_at_once() {
        String name = "bob-" + UUID.randomUUID();
        String id = People.create(api, admin, name, Role.VIEWER);
        String token = People.settle(api, name);
        assertThat(api.get("/audit", token).status()).isEqualTo(403);

        assertThat(patch(id, Map.of("role", "approver")).json().path("role").asText())
                .isEqualTo("approver");
        assertThat(api.get("/audit", token).status()).isEqualTo(200);

        assertThat(patch(id, Map.of("disabled", true)).status()).isEqualTo(200);
        assertThat(api.get("/audit", token).status()).isEqualTo(401);
        assertThat(audited(id)).isEqualTo("user:admin user.changed");
        assertThat(api.send("POST", "/auth/login", null, Map.of("username", name, "password", People.PASSWORD))
                        .status())
                .isEqualTo(401);
        assertThat(audited(id)).isEqualTo("anonymous session.refused");
    }

    @Test
    void a_reset_password_ends_the_sessions_and_must_be_changed() {
        String name = "cyd-" + UUID.randomUUID();
        String id = People.create(api, admin, name, Role.VIEWER);
        String token = People.settle(api, name);

        patch(id, Map.of("password", "another first one"));

        assertThat(api.get("/auth/me", token).status()).isEqualTo(401);
        String fresh = api.token(name, "another first one");
        assertThat(api.get("/alerts", fresh).problem()).isEqualTo("password-change-required");
    }

    @Test
    void a_short_a_long_and_an_unchanged_password_are_refused() {
        String name = "dee-" + UUID.randomUUID();
        People.create(api, admin, name, Role.VIEWER);
        String token = api.token(name, People.FIRST);

        assertThat(change(token, "too short 1").status()).isEqualTo(400);
        assertThat(change(token, "ü".repeat(200)).problem()).isEqualTo("password-refused");
        assertThat(change(token, People.FIRST).problem()).isEqualTo("password-refused");
        Answer wrong = api.send(
                "POST",
                "/auth/password",
                token,
                Map.of("current_password", "not the current one", "new_password", People.PASSWORD));
        assertThat(wrong.problem()).isEqualTo("wrong-password");
    }

    @Test
    void the_last_admin_can_be_neither_demoted_nor_disabled() {
        String id = api.get("/auth/me", admin).json().path("id").asText();
        jdbc.update("update app_user set disabled = true where role = 'admin' and username <> 'admin'");

        assertThat(patch(id, Map.of("role", "viewer")).problem()).isEqualTo("last-admin");
        assertThat(patch(id, Map.of("disabled", true)).problem()).isEqualTo("last-admin");
        assertThat(patch(id, Map.of("disabled", false)).status()).isEqualTo(200);
    }

    @Test
    void an_identity_belongs_to_one_account_in_a_channel() {
        String first = People.create(api, admin, "eve-" + UUID.randomUUID(), Role.VIEWER);
        String second = People.create(api, admin, "fay-" + UUID.randomUUID(), Role.VIEWER);
        String external = "4711-" + UUID.randomUUID();

        Answer set = identity(first, external);

        assertThat(set.json().path("identities").path(0).path("external_id").asText())
                .isEqualTo(external);
        assertThat(identity(second, external).problem()).isEqualTo("identity-taken");
        assertThat(identity(first, null).json().path("identities")).isEmpty();
        assertThat(identity(second, external).status()).isEqualTo(200);
        assertThat(identity(UUID.randomUUID().toString(), "x").status()).isEqualTo(404);
        assertThat(audited(second)).isEqualTo("user:admin user.identity_set");
    }

    @Test
    void email_and_phone_are_sealed_in_the_database_and_open_only_where_they_belong() {
        String name = "gus-" + UUID.randomUUID();
        Answer created = api.send(
                "POST",
                "/users",
                admin,
                Map.of("username", name, "password", People.FIRST, "role", "viewer", "email", "gus@example.com"));
        String id = created.json().path("id").asText();
        String other = People.create(api, admin, "hal-" + UUID.randomUUID(), Role.VIEWER);
        String token = People.settle(api, name);

        assertThat(created.json().path("email").asText()).isEqualTo("gus@example.com");
        assertThat(created.json().path("phone").isNull()).isTrue();
        JsonNode changed = patch(id, Map.of("phone", "+4930123456")).json();
        assertThat(changed.path("email").asText() + changed.path("phone").asText())
                .isEqualTo("gus@example.com+4930123456");
        JsonNode me = api.get("/auth/me", token).json();
        assertThat(me.path("email").asText() + me.path("phone").asText()).isEqualTo("gus@example.com+4930123456");
        assertThat(jdbc.queryForObject(
                        "select count(*) from audit_event where details::text like '%gus@%'", Long.class))
                .isZero();
        assertThat(new String(
                        jdbc.queryForObject("select email from app_user where id = ?::uuid", byte[].class, id),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("gus")
                .doesNotContain("example");

        jdbc.update(
                "update app_user set email = (select email from app_user where id = ?::uuid) where id = ?::uuid",
                id,
                other);
        jdbc.update("update app_user set phone = email where id = ?::uuid", id);
        assertThat(patch(other, Map.of("disabled", false)).json().path("email").isNull())
                .isTrue();
        assertThat(patch(id, Map.of("email", "")).json().path("email").isNull()).isTrue();
        assertThat(api.get("/auth/me", token).json().path("phone").isNull()).isTrue();
    }

    @Test
    void what_is_no_address_and_no_number_is_refused() {
        String id = People.create(api, admin, "ida-" + UUID.randomUUID(), Role.VIEWER);

        for (String email :
                new String[] {"ida", "@example.com", "ida@", "a b@example.com", "ida@example", "i@e.c\n", "\u202e@x.y"
                }) {
            assertThat(patch(id, Map.of("email", email)).status()).as(email).isEqualTo(400);
        }
        for (String phone : new String[] {"030123456", "+0301234567", "+49 30 123456", "+491", "+4930123456789012"}) {
            assertThat(patch(id, Map.of("phone", phone)).status()).as(phone).isEqualTo(400);
        }
    }

    private Answer identity(String userId, String external) {
        Map<String, Object> body = new java.util.HashMap<>();
        body.put("external_id", external);
        return api.send("PUT", "/users/" + userId + "/identities/telegram", admin, body);
    }

    private Answer patch(String id, Map<String, Object> change) {
        return api.send("PATCH", "/users/" + id, admin, change);
    }

    private Answer change(String token, String password) {
        return api.send(
                "POST", "/auth/password", token, Map.of("current_password", People.FIRST, "new_password", password));
    }

    private Answer again(String name) {
        return api.send("POST", "/users", admin, Map.of("username", name, "password", People.FIRST, "role", "viewer"));
    }

    private String audited(String id) {
        return jdbc.queryForObject(
                "select actor || ' ' || verb from audit_event where object_id = ? order by id desc limit 1",
                String.class,
                id);
    }
}
