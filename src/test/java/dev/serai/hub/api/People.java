package dev.serai.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import java.util.UUID;

/** Makes accounts through the API. */
public final class People {

    public static final String FIRST = "first password of a test";
    public static final String PASSWORD = "password of their own";

    private People() {}

    /** A new account's access token, its password changed as it must be. */
    public static String token(ApiClient api, Role role) {
        String admin = api.token("admin", TestKeys.ADMIN_PASSWORD);
        String name = role.wire() + "-" + UUID.randomUUID();
        create(api, admin, name, role);
        return settle(api, name);
    }

    /** Creates an account and returns its id. */
    public static String create(ApiClient api, String admin, String name, Role role) {
        Answer created =
                api.send("POST", "/users", admin, Map.of("username", name, "password", FIRST, "role", role.wire()));
        if (created.status() != 201) {
            throw new IllegalStateException(created.status() + " " + created.text());
        }
        return created.json().path("id").asText();
    }

    /** Signs in for the first time and changes the password. */
    public static String settle(ApiClient api, String name) {
        Answer changed = api.send(
                "PUT",
                "/auth/me/password",
                api.token(name, FIRST),
                Map.of("current_password", FIRST, "new_password", PASSWORD));
        if (changed.status() != 200) {
            throw new IllegalStateException(changed.status() + " " + changed.text());
        }
        return changed.json().path("access_token").asText();
    }

    /** The session of the admin of the tenant {@code acme}, whose first password must be changed before anything else. */
    public static String acme(ApiClient api) {
        String own = "password of acme's own admin";
        Answer again = acme(api, own);
        if (again.status() == 200) {
            return again.json().path("access_token").asText();
        }
        String first =
                acme(api, TestKeys.ADMIN_PASSWORD).json().path("access_token").asText();
        assertThat(api.get("/alerts", first).problem()).isEqualTo("password-change-required");
        Answer changed = api.send(
                "PUT",
                "/auth/me/password",
                first,
                Map.of("current_password", TestKeys.ADMIN_PASSWORD, "new_password", own));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return changed.json().path("access_token").asText();
    }

    private static Answer acme(ApiClient api, String password) {
        return api.send(
                "POST", "/auth/login", null, Map.of("tenant", "acme", "username", "admin", "password", password));
    }
}
