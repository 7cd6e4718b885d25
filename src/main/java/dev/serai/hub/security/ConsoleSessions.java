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
import dev.serai.hub.http.CallersChanged;
import dev.serai.hub.http.Problem;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.security.ConsoleSessionStore.NewSession;
import dev.serai.hub.security.ConsoleSessionStore.StoredSession;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The console's sessions: each of one browser, ended by its owner, by half a day without use, after a week, and whenever its
 * account gets another password or role, or is disabled; at once here and within {@link Callers#AGE} on other instances.
 */
@Component("consoleSessions")
class ConsoleSessions {

    static final Duration IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(7);

    /** For so long a browser is told why its session has ended. */
    static final Duration TOLD = Duration.ofDays(1);

    private static final Duration USE_NOTED = Duration.ofMinutes(1);
    private static final int MOST = 50;
    private static final int MAX_ENTRIES = 10_000;

    private final ConsoleSessionStore store;
    private final AccountStore accounts;
    private final Journal journal;
    private final TransactionOperations transaction;
    private final Clock clock;
    private final Cache<ByteBuffer, StoredSession> cache = Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(Callers.AGE)
            .build();

    private final List<CallersChanged> streams;

    ConsoleSessions(
            ConsoleSessionStore store,
            AccountStore accounts,
            Journal journal,
            TransactionOperations transaction,
            Clock clock,
            List<CallersChanged> streams) {
        this.streams = streams;
        this.store = store;
        this.accounts = accounts;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where a session's browser is, and a short name of it. */
    record BrowserPlace(String address, String browser) {}

    /**
     * Opens a session for who has just proved to be this account, and gives the text of its cookie, which nobody else gets.
     *
     * @param account as it was when the password was looked at
     * @throws Problem 401 when it was changed since
     */
    @Transactional
    String open(Account account, BrowserPlace place) {
        accounts.hold(account.tenant(), account.id())
                .filter(account::equals)
                .orElseThrow(() -> new Problem(
                        401, "unauthenticated", "Not authenticated", "The account was changed meanwhile; try again."));
        Instant now = clock.instant();
        String token = RandomTokens.next(TokenText.CONSOLE, account.tenant());
        store.insert(
                account,
                new NewSession(
                        Ids.next(),
                        RandomTokens.hash(token),
                        RandomTokens.bytes(),
                        now,
                        now.plus(LONGEST),
                        place.address(),
                        place.browser()));
        if (store.trim(account, MOST, now) > 0) {
            record(account, AccountReason.TOO_MANY_SESSIONS, new AccountEvent.SessionRevoked(subject(account)));
        }
        record(account, null, new AccountEvent.SessionOpened(subject(account), place.address(), PageCaller.CHANNEL));
        return token;
    }

    /**
     * The session of a cookie, while it holds.
     *
     * @param used whether a person asks, and not a page by itself: that keeps the session from ending
     */
    Optional<StoredSession> find(String token, boolean used) {
        if (!TokenText.is(TokenText.CONSOLE, token)) {
            return Optional.empty();
        }
        String tenant = TokenText.tenant(TokenText.CONSOLE, token);
        ByteBuffer hash = ByteBuffer.wrap(RandomTokens.hash(token));
        Instant now = clock.instant();
        Optional<StoredSession> found = Optional.ofNullable(cache.get(hash, key -> load(tenant, key)))
                .filter(session -> now.isBefore(session.endsAt())
                        && now.isBefore(session.lastSeenAt().plus(IDLE)));
        found.filter(session -> used && !now.isBefore(session.lastSeenAt().plus(USE_NOTED)))
                .ifPresent(session -> {
                    TenantContext.run(tenant, () -> store.use(tenant, session.id(), now, now.minus(USE_NOTED)));
                    cache.asMap().replace(hash, session, session.seenAt(now));
                });
        return found;
    }

    /** Why the session of a cookie, which {@link #find} does not find, holds no more. */
    SessionEnd whyEnded(String token) {
        if (!TokenText.is(TokenText.CONSOLE, token)) {
            return SessionEnd.UNKNOWN;
        }
        String tenant = TokenText.tenant(TokenText.CONSOLE, token);
        Instant now = clock.instant();
        return TenantContext.in(tenant, () -> store.ended(tenant, RandomTokens.hash(token)))
                .map(session -> session.why() != null
                        ? session.why()
                        : !now.isBefore(session.endsAt())
                                ? SessionEnd.TOO_OLD
                                : now.isBefore(session.lastSeenAt().plus(IDLE))
                                        ? SessionEnd.UNKNOWN
                                        : SessionEnd.NOT_USED)
                .orElse(SessionEnd.UNKNOWN);
    }

    /** Whether {@link #find} asks nobody: the session of the cookie was found just now, or the text is of none. */
    boolean isRemembered(String token) {
        return !TokenText.is(TokenText.CONSOLE, token)
                || cache.getIfPresent(ByteBuffer.wrap(RandomTokens.hash(token))) != null;
    }

    /** Null is not remembered: what somebody makes up drives no session out. */
    private @Nullable StoredSession load(String tenant, ByteBuffer hash) {
        return TenantContext.in(tenant, () -> store.find(tenant, hash.array())).orElse(null);
    }

    /** Those of an account that hold, the last used first. */
    List<SignedInBrowser> list(Account account, UUID current) {
        Instant now = clock.instant();
        return TenantContext.in(account.tenant(), () -> store.list(account, current, now, now.minus(IDLE)));
    }

    /** Ends one session of the account; false when it has no such one. */
    boolean end(Account account, UUID id) {
        return ended(account, () -> store.end(account, id, SessionEnd.SIGNED_OUT, clock.instant()));
    }

    /** Ends each session of the account but this one. */
    void endOthers(Account account, UUID kept) {
        ended(account, () -> store.endAll(account, kept, SessionEnd.SIGNED_OUT, clock.instant()) > 0);
    }

    /** Ends each session of an account, in the transaction that changes it; who commits it forgets. */
    void endAll(Account account, SessionEnd why) {
        store.endAll(account, null, why, clock.instant());
    }

    /** Says so in the audit, and to whoever is listening, when there was something to end. */
    private boolean ended(Account account, BooleanSupplier deletion) {
        Boolean any = TenantContext.in(
                account.tenant(),
                () -> transaction.execute(status -> {
                    boolean some = deletion.getAsBoolean();
                    if (some) {
                        record(account, AccountReason.SIGNED_OUT, new AccountEvent.SessionRevoked(subject(account)));
                    }
                    return some;
                }));
        boolean ended = Boolean.TRUE.equals(any);
        if (ended) {
            changed(account);
        }
        return ended;
    }

    private void record(Account account, @Nullable AccountReason reason, AccountEvent event) {
        journal.record(new JournalEntry(account.tenant(), account.actor(), reason, event));
    }

    private static Subject.User subject(Account account) {
        return new Subject.User(account.id());
    }

    private void changed(Account account) {
        forget(account.id());
        streams.forEach(stream -> stream.callerChanged(account.id()));
    }

    /** Forgets what is remembered of an account's sessions, after it or one of them changed. */
    void forget(UUID account) {
        cache.asMap().values().removeIf(session -> session.account().id().equals(account));
    }

    /** Deletes what has ended by itself, a bounded number. */
    public void purge(String tenant) {
        Instant now = clock.instant();
        store.purge(tenant, now.minus(TOLD), now.minus(IDLE).minus(TOLD));
    }
}
