package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.access.Scope;
import dev.serai.hub.http.ScopedCaller;
import dev.serai.investigation.ToolPermit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who calls the API, and with what: a session, which may all that its account may, or a token with scopes. */
final class Caller extends AbstractAuthenticationToken implements ScopedCaller {

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final transient @Nullable Set<Scope> scopes;
    private final transient @Nullable UUID token;
    private final transient Supplier<Optional<Account>> again;

    /** A session. @param again finds the account as it is by then; none when what it calls with has ended */
    Caller(Account account, Supplier<Optional<Account>> again) {
        this(account, null, null, again);
    }

    /** A personal token; without scopes it is a session. */
    Caller(Account account, @Nullable Set<Scope> scopes, @Nullable UUID token, Supplier<Optional<Account>> again) {
        super(List.of());
        this.account = account;
        this.scopes = scopes;
        this.token = token;
        this.again = again;
        setAuthenticated(true);
    }

    boolean isSession() {
        return scopes == null;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public @Nullable Set<Scope> scopes() {
        return scopes;
    }

    @Override
    public @Nullable UUID token() {
        return token;
    }

    @Override
    public Optional<ToolPermit> permitNow() {
        return again.get().filter(now -> !now.mustChangePassword()).map(now -> new ToolPermit(now.role(), scopes));
    }

    /** Whether a session calls, or a token that covers the scope. */
    boolean mayUse(Scope needed) {
        return scopes == null || scopes.stream().anyMatch(held -> held.covers(needed));
    }

    @Override
    public Account getPrincipal() {
        return account;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Caller caller
                && caller.account.equals(account)
                && Objects.equals(caller.scopes, scopes)
                && Objects.equals(caller.token, token);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
