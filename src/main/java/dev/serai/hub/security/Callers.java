package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.hub.settings.TenantSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Finds the account behind a token as it is now, so that disabling it, changing its role or ending its session acts at
 * once here and within {@link #AGE} on other instances.
 */
@Component
class Callers implements Converter<Jwt, AbstractAuthenticationToken> {

    static final Duration AGE = Duration.ofSeconds(2);
    private static final int MAX_ENTRIES = 10_000;

    private final SessionStore sessions;
    private final ApiTokenCallers personal;
    private final ConsoleSessions console;
    private final Cache<CallerKey, Optional<Account>> cache =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(AGE).build();

    Callers(SessionStore sessions, ApiTokenCallers personal, ConsoleSessions console) {
        this.sessions = sessions;
        this.personal = personal;
        this.console = console;
    }

    private record CallerKey(String tenant, UUID userId, UUID session) {}

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return cache.get(key(token), this::load)
                .map(Caller::new)
                .orElseThrow(() -> new InvalidBearerTokenException("The session has ended"));
    }

    /** Forgets what is remembered of sessions and tokens, after an account or a session changed. */
    void forget() {
        cache.invalidateAll();
        personal.forget();
        console.forget();
    }

    private Optional<Account> load(CallerKey key) {
        return sessions.caller(key.tenant(), key.userId(), key.session());
    }

    private static CallerKey key(Jwt token) {
        try {
            String tenant = token.getClaimAsString(AccessTokens.TENANT);
            if (!TenantSettings.isName(tenant)) {
                throw new IllegalArgumentException("not a tenant");
            }
            return new CallerKey(
                    tenant,
                    UUID.fromString(token.getSubject()),
                    UUID.fromString(token.getClaimAsString(AccessTokens.SESSION)));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new InvalidBearerTokenException("The token names no session", e);
        }
    }
}
