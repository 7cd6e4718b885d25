package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.hub.db.Tenants;
import dev.serai.hub.security.Sessions.Pair;
import dev.serai.hub.settings.TenantSettings;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The session operations as their routes call them: JSON objects in, rows out. */
@Component("auth")
class AuthApi {

    private final Sessions sessions;
    private final LinkStore links;
    private final Contacts contacts;

    AuthApi(Sessions sessions, LinkStore links, Contacts contacts) {
        this.sessions = sessions;
        this.links = links;
        this.contacts = contacts;
    }

    public Map<String, Object> login(
            @Body Map<String, Object> body, @ExchangeProperty("clientAddress") String address) {
        return row(sessions.login(tenant(body), text(body, "username"), text(body, "password"), address));
    }

    public Map<String, Object> refresh(@Body Map<String, Object> body) {
        return row(sessions.refresh(text(body, "refresh_token")));
    }

    public void logout(@Body Map<String, Object> body) {
        sessions.logout(text(body, "refresh_token"));
    }

    public Map<String, Object> changePassword(
            @Body Map<String, Object> body,
            @ExchangeProperty("account") Account account,
            @ExchangeProperty("clientAddress") String address) {
        return row(
                sessions.changePassword(account, text(body, "current_password"), text(body, "new_password"), address));
    }

    public Map<String, @Nullable Object> me(@ExchangeProperty("account") Account account) {
        Map<String, @Nullable Object> row = contacts.of(account.tenant(), account.id());
        row.put("id", account.id());
        row.put("username", account.username());
        row.put("role", account.role().wire());
        row.put("must_change_password", account.mustChangePassword());
        row.put("identities", links.identities(account));
        return row;
    }

    private static Map<String, Object> row(Pair pair) {
        return Map.of(
                "access_token", pair.accessToken(),
                "refresh_token", pair.refreshToken(),
                "token_type", "Bearer",
                "expires_in", AccessTokens.LIFETIME.toSeconds());
    }

    private static String tenant(Map<String, Object> body) {
        return body.get("tenant") instanceof String name && TenantSettings.isName(name) ? name : Tenants.DEFAULT;
    }

    private static String text(Map<String, Object> body, String name) {
        return String.valueOf(body.get(name));
    }
}
