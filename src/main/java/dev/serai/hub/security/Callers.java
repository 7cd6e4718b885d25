package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.hub.db.AfterCommit;
import dev.serai.hub.http.CallersChanged;
import dev.serai.hub.settings.TenantSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final Clock clock;
    private final List<CallersChanged> streams;
    private final Cache<CallerKey, Optional<Account>> cache =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).expireAfterWrite(AGE).build();

    Callers(
            SessionStore sessions,
            ApiTokenCallers personal,
            ConsoleSessions console,
            Clock clock,
            List<CallersChanged> streams) {
        this.sessions = sessions;
        this.personal = personal;
        this.console = console;
        this.clock = clock;
        this.streams = streams;
    }

    private record CallerKey(String tenant, UUID userId, UUID session) {}

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        CallerKey key = key(token);
        return cache.get(key, this::load)
                .map(account -> new Caller(account, () -> find(key, token.getExpiresAt())))
                .orElseThrow(() -> new InvalidBearerTokenException("The session has ended"));
    }

    /** Forgets what is remembered of an account's sessions and tokens, after it or one of them changed, or when that is committed. */
    void forget(UUID account) {
        drop(account);
        AfterCommit.run(() -> {
            drop(account);
            announce(account);
        });
    }

    private void drop(UUID account) {
        cache.asMap().keySet().removeIf(key -> key.userId().equals(account));
        personal.forget(account);
        console.forget(account);
    }

    private void announce(UUID account) {
        streams.forEach(stream -> stream.callerChanged(account));
    }

    private Optional<Account> find(CallerKey key, @Nullable Instant until) {
        return until == null || !clock.instant().isBefore(until) ? Optional.empty() : cache.get(key, this::load);
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
