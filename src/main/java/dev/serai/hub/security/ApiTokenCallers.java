package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.access.Scope;
import dev.serai.access.TokenText;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.security.ApiTokenStore.Found;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/**
 * Finds the account behind a personal token as it is now; revoking the token or disabling its owner acts at once here
 * and within {@link Callers#AGE} on other instances.
 */
@Component
class ApiTokenCallers {

    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    private static final int MAX_ENTRIES = 10_000;

    private final ApiTokenStore store;
    private final Clock clock;
    private final Cache<ByteBuffer, Optional<Found>> cache = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(Callers.AGE)
            .build();

    ApiTokenCallers(ApiTokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Caller find(String token) {
        String tenant = TokenText.tenant(TokenText.PERSONAL, token);
        byte[] hash = RandomTokens.hash(token);
        return find(tenant, hash)
                .map(found -> caller(found, () -> find(tenant, hash).map(Found::owner)))
                .orElseThrow(() -> new InvalidBearerTokenException("The token is unknown, expired or revoked"));
    }

    private Optional<Found> find(String tenant, byte[] hash) {
        Instant now = clock.instant();
        return cache.get(ByteBuffer.wrap(hash), any -> load(tenant, hash, now))
                .filter(found -> now.isBefore(found.expiresAt()));
    }

    /** Forgets the tokens of an account, and those that nobody may use now: they may be its own. */
    void forget(UUID account) {
        cache.asMap()
                .values()
                .removeIf(found -> found.isEmpty() || found.get().owner().id().equals(account));
    }

    /** Forgets one token, whoever revoked it. */
    void forgetToken(UUID token) {
        cache.asMap()
                .values()
                .removeIf(found -> found.isPresent() && found.get().id().equals(token));
    }

    private Optional<Found> load(String tenant, byte[] hash, Instant now) {
        return TenantContext.in(tenant, () -> {
            Optional<Found> found = store.find(tenant, hash).filter(token -> now.isBefore(token.expiresAt()));
            found.filter(token ->
                            token.lastUsedAt() == null || token.lastUsedAt().isBefore(now.minus(USE_NOTED)))
                    .ifPresent(token -> store.use(tenant, token.id(), now, USE_NOTED));
            return found;
        });
    }

    private static Caller caller(Found found, Supplier<Optional<Account>> again) {
        return new Caller(
                found.owner(),
                found.scopes().stream()
                        .flatMap(scope -> Scope.of(scope).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                found.id(),
                again);
    }
}
