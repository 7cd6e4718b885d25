package dev.serai.hub.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.serai.access.Account;
import dev.serai.access.AccountReason;
import dev.serai.access.TokenText;
import dev.serai.event.AccountEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.LoginGuard.Attempt;
import dev.serai.hub.security.SessionStore.RefreshToken;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens, continues and ends sessions. A refresh token works once; a second use means that two parties hold it, and ends
 * the session for both.
 */
@Component
class Sessions {

    static final Duration REFRESH_LIFETIME = Duration.ofDays(14);

    private static final Duration UNANSWERED = Duration.ofMinutes(10);

    private final AccountStore accounts;
    private final SessionStore sessions;
    private final PasswordCheck passwords;
    private final AccessTokens tokens;
    private final Callers callers;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;
    /** Refresh tokens whose exchange ended in a failure of the hub's own: bringing one again is no second use. */
    private final Cache<ByteBuffer, Boolean> unanswered = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(UNANSWERED)
            .build();

    Sessions(
            AccountStore accounts,
            SessionStore sessions,
            PasswordCheck passwords,
            AccessTokens tokens,
            Callers callers,
            Journal journal,
            TransactionOperations transaction,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.tokens = tokens;
        this.callers = callers;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The tokens that a caller gets; shown once, never stored. */
    record Pair(String accessToken, String refreshToken) {
        @Override
        public String toString() {
            return "Pair[not shown]";
        }
    }

    Pair login(String tenant, String username, String password, String address) {
        return TenantContext.in(tenant, () -> {
            Account account = verified(tenant, username, password, address);
            return committed(() -> {
                sessions.purge(account.id(), clock.instant());
                record(account, null, new AccountEvent.SessionOpened(new Subject.User(account.id()), address, null));
                return open(account, Ids.next());
            });
        });
    }

    /**
     * The account whose name and password these are; whoever asks works for the tenant.
     *
     * @throws Problem 401 when there is none, 429 when it is not looked at yet
     */
    Account verified(String tenant, String username, String password, String address) {
        Optional<Account> found = accounts.byName(tenant, username);
        UUID id = found.map(Account::id).orElse(null);
        String hash = found.map(Account::passwordHash).orElse(null);
        boolean open = found.filter(known -> !known.disabled()).isPresent();
        boolean right = passwords.passes(new Attempt(tenant, username, id, address), password, hash, open);
        return found.filter(known -> right)
                .orElseThrow(() -> refused("invalid-credentials", "The name or the password is wrong."));
    }

    Pair refresh(String refreshToken) {
        String tenant = TokenText.tenant(TokenText.REFRESH, refreshToken);
        byte[] hash = RandomTokens.hash(refreshToken);
        // The revocation of a reused token must commit, so the refusal is thrown after the transaction.
        Pair pair = TenantContext.in(tenant, () -> exchanged(tenant, hash));
        if (pair == null) {
            throw refused("invalid-refresh-token", "The refresh token is unknown, used, expired or revoked.");
        }
        return pair;
    }

    void logout(String refreshToken) {
        String tenant = TokenText.tenant(TokenText.REFRESH, refreshToken);
        byte[] hash = RandomTokens.hash(refreshToken);
        TenantContext.run(
                tenant,
                () -> transaction.executeWithoutResult(status -> sessions.lock(tenant, hash)
                        .filter(token -> !token.revoked())
                        .ifPresent(token -> {
                            sessions.revoke(token.family(), clock.instant());
                            callers.forget(token.userId());
                        })));
    }

    /** Ends all sessions of the account and opens a new one for who knew the old password. */
    Pair changePassword(Account caller, String current, String wanted, String address) {
        return changePassword(caller, current, wanted, address, account -> open(account, Ids.next()));
    }

    /** @param opened opens the new session, in the transaction that ends the others */
    <T> T changePassword(Account caller, String current, String wanted, String address, Function<Account, T> opened) {
        Attempt attempt = new Attempt(caller.tenant(), caller.username(), caller.id(), address);
        if (!passwords.passes(attempt, current, caller.passwordHash(), true)) {
            throw new Problem(403, "wrong-password", "Wrong password", "The current password is wrong.");
        }
        if (current.equals(wanted)) {
            throw new Problem(400, "password-refused", "Password refused", "The new password is the old one.");
        }
        String hash = passwords.hash(wanted);
        T session = committed(() -> {
            Account account = accounts.lockWithAdmins(caller.tenant(), caller.id()).stream()
                    .filter(locked -> locked.id().equals(caller.id()) && !locked.disabled())
                    .findFirst()
                    .map(locked -> locked.withPassword(hash, false))
                    .orElseThrow(() -> refused("unauthenticated", "The session has ended."));
            accounts.update(account);
            sessions.revokeAll(account, clock.instant());
            record(account, null, new AccountEvent.PasswordChanged(new Subject.User(account.id())));
            return opened.apply(account);
        });
        callers.forget(caller.id());
        return session;
    }

    /** Where the database failed, the token may be spent though nobody got what it was spent for. */
    private @Nullable Pair exchanged(String tenant, byte[] hash) {
        try {
            Pair pair = transaction.execute(status -> exchange(tenant, hash));
            unanswered.invalidate(ByteBuffer.wrap(hash));
            return pair;
        } catch (RuntimeException e) {
            unanswered.put(ByteBuffer.wrap(hash), true);
            throw e;
        }
    }

    private @Nullable Pair exchange(String tenant, byte[] hash) {
        Instant now = clock.instant();
        RefreshToken token = sessions.lock(tenant, hash).orElse(null);
        if (token == null || token.revoked() || !now.isBefore(token.expiresAt())) {
            return null;
        }
        Account account = accounts.byId(tenant, token.userId()).orElse(null);
        if (account == null || account.disabled()) {
            return null;
        }
        if (token.spent() && unanswered.getIfPresent(ByteBuffer.wrap(hash)) == null) {
            sessions.revoke(token.family(), now);
            callers.forget(account.id());
            record(
                    account,
                    AccountReason.REFRESH_TOKEN_REUSED,
                    new AccountEvent.SessionRevoked(new Subject.User(account.id())));
            return null;
        }
        sessions.use(hash, now);
        return open(account, token.family());
    }

    private Pair open(Account account, UUID family) {
        Instant now = clock.instant();
        String refreshToken = RandomTokens.next(TokenText.REFRESH, account.tenant());
        sessions.insert(account, family, RandomTokens.hash(refreshToken), now, now.plus(REFRESH_LIFETIME));
        return new Pair(tokens.issue(account, family), refreshToken);
    }

    private void record(Account account, @Nullable AccountReason reason, AccountEvent event) {
        journal.record(new JournalEntry(account.tenant(), account.actor(), reason, event));
    }

    private <T> T committed(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static Problem refused(String code, String detail) {
        return new Problem(401, code, "Not authenticated", detail);
    }
}
