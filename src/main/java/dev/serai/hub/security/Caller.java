package dev.serai.hub.security;

import dev.serai.hub.store.Account;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** Who calls the API. */
final class Caller extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Account account;

    Caller(Account account) {
        super(List.of());
        this.account = account;
        setAuthenticated(true);
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
        return other instanceof Caller caller && caller.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
