package dev.serai.hub.security;

import dev.serai.access.Account;
import dev.serai.access.TokenText;
import dev.serai.approval.Role;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.event.TokenEvent;
import dev.serai.hub.db.Ids;
import dev.serai.hub.http.ApiContract;
import dev.serai.hub.http.Problem;
import dev.serai.hub.http.Problems;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.ApiTokenStore.NewToken;
import dev.serai.hub.security.ApiTokenStore.RevokedToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes and ends personal API tokens. */
@Component
@Transactional
class ApiTokens {

    static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MAX_TOKENS = 50;

    private final ApiTokenStore store;
    private final AccountStore accounts;
    private final ApiContract contract;
    private final Journal journal;
    private final Clock clock;

    ApiTokens(ApiTokenStore store, AccountStore accounts, ApiContract contract, Journal journal, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.contract = contract;
        this.journal = journal;
        this.clock = clock;
    }

    /** A token as its owner gets it, once. */
    record Minted(NewToken token, String text) {
        @Override
        public String toString() {
            return "Minted[" + token.id() + "]";
        }
    }

    Minted mint(Account owner, String name, List<String> scopes, Instant expiresAt) {
        Instant now = clock.instant();
        check(scopes, expiresAt, now);
        // Locked, so that two requests at once do not make one too many.
        accounts.lockWithAdmins(owner.tenant(), owner.id());
        store.purge(owner, now.minus(KEPT));
        if (store.count(owner, now) >= MAX_TOKENS) {
            throw new Problem(
                    409, "too-many-tokens", "Too many tokens", "An account has at most " + MAX_TOKENS + " tokens.");
        }
        String text = RandomTokens.next(TokenText.PERSONAL, owner.tenant());
        NewToken token = new NewToken(Ids.next(), name, RandomTokens.hash(text), scopes, now, expiresAt);
        store.insert(owner, token);
        record(owner, new TokenEvent.Created(new Subject.Token(token.id()), name, scopes, expiresAt));
        return new Minted(token, text);
    }

    /** Ends an own token, or as an admin anybody's; repeating is harmless. */
    void revoke(Account account, UUID id) {
        RevokedToken revoked = store.revoke(account, id, account.role() == Role.ADMIN, clock.instant())
                .orElseThrow(Problems::notFound);
        if (revoked.now()) {
            record(account, new TokenEvent.Revoked(new Subject.Token(id), revoked.name(), revoked.ownerId()));
        }
    }

    private void check(List<String> scopes, Instant expiresAt, Instant now) {
        Set<String> known = contract.scopes();
        scopes.stream().filter(scope -> !known.contains(scope)).findFirst().ifPresent(unknown -> {
            throw new Problem(
                    400, "unknown-scope", "Unknown scope", "Supported are: " + String.join(", ", known) + ".");
        });
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw new Problem(
                    400, "invalid-request", "Invalid request", "expires_at lies in the future, by a year at most.");
        }
    }

    private void record(Account account, TokenEvent event) {
        journal.record(new JournalEntry(account.tenant(), account.actor(), event));
    }
}
