package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.access.Scope;
import java.util.Set;

/** Who calls with a personal token, as a request attribute: the account and what its token may do. */
public record TokenCaller(Account account, Set<Scope> scopes) {

    public static final String ATTRIBUTE = TokenCaller.class.getName();

    public TokenCaller {
        scopes = Set.copyOf(scopes);
    }
}
