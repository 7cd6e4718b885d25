package dev.serai.hub.api;

import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.api.ApiClient.Answer;
import java.util.Map;
import java.util.UUID;

/** Makes accounts through the API. */
public final class People {

    static final String FIRST = "first password of a test";
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
}
