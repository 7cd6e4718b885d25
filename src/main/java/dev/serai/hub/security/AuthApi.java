package dev.serai.hub.security;

import dev.serai.hub.security.Sessions.Pair;
import dev.serai.hub.store.Account;
import dev.serai.hub.store.LinkStore;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.springframework.stereotype.Component;

/** The session operations as their routes call them: JSON objects in, rows out. */
@Component("auth")
class AuthApi {

    private final Sessions sessions;
    private final LinkStore links;

    AuthApi(Sessions sessions, LinkStore links) {
        this.sessions = sessions;
        this.links = links;
    }

    public Map<String, Object> login(@Body Map<String, Object> body) {
        return row(sessions.login(text(body, "username"), text(body, "password")));
    }

    public Map<String, Object> refresh(@Body Map<String, Object> body) {
        return row(sessions.refresh(text(body, "refresh_token")));
    }

    public void logout(@Body Map<String, Object> body) {
        sessions.logout(text(body, "refresh_token"));
    }

    public Map<String, Object> changePassword(
            @Body Map<String, Object> body, @ExchangeProperty("account") Account account) {
        return row(sessions.changePassword(account, text(body, "current_password"), text(body, "new_password")));
    }

    public Map<String, Object> me(@ExchangeProperty("account") Account account) {
        return Map.of(
                "id", account.id(),
                "username", account.username(),
                "role", account.role().wireName(),
                "must_change_password", account.mustChangePassword(),
                "identities", links.identities(account));
    }

    private static Map<String, Object> row(Pair pair) {
        return Map.of(
                "access_token", pair.accessToken(),
                "refresh_token", pair.refreshToken(),
                "token_type", "Bearer",
                "expires_in", AccessTokens.LIFETIME.toSeconds());
    }

    private static String text(Map<String, Object> body, String name) {
        return String.valueOf(body.get(name));
    }
}
