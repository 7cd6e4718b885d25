package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.approval.Role;
import dev.serai.hub.security.Users.Contact;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The account operations as their routes call them; each returns the id of the account it changed. */
@Component("userApi")
class UserApi {

    private final Users users;
    private final Passwords passwords;
    private final Callers callers;

    UserApi(Users users, Passwords passwords, Callers callers) {
        this.users = users;
        this.passwords = passwords;
        this.callers = callers;
    }

    public String create(@Body Map<String, Object> body, @ExchangeProperty("account") Account admin) {
        String hash = passwords.hash(String.valueOf(body.get("password")));
        Role role = Role.find(String.valueOf(body.get("role"))).orElseThrow();
        return users.create(admin, String.valueOf(body.get("username")), hash, role, contact(body))
                .toString();
    }

    public String change(
            @Body Map<String, Object> body,
            @Header("userId") String userId,
            @ExchangeProperty("account") Account admin) {
        Object password = body.get("password");
        // Hashed before the transaction: it takes long.
        String hash = password == null ? null : passwords.hash(password.toString());
        users.change(
                admin,
                UUID.fromString(userId),
                role(body.get("role")),
                (Boolean) body.get("disabled"),
                hash,
                contact(body));
        callers.forget(UUID.fromString(userId));
        return userId;
    }

    public String identity(
            @Body Map<String, Object> body,
            @Header("userId") String userId,
            @Header("channel") String channel,
            @ExchangeProperty("account") Account admin) {
        users.identity(admin, UUID.fromString(userId), channel, (String) body.get("external_id"));
        return userId;
    }

    private static Contact contact(Map<String, Object> body) {
        return new Contact((String) body.get("email"), (String) body.get("phone"));
    }

    private static @Nullable Role role(@Nullable Object name) {
        return name == null ? null : Role.find(name.toString()).orElseThrow();
    }
}
