package dev.serai.hub.intake;

import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.WriteSession;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Commits what is written of deliveries, all of one tenant, all or nothing. */
@Component
class IntakeTransactions {

    private static final int ATTEMPTS = 5;
    private static final int TIMEOUT_SECONDS = 10;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final WriteSession session;
    private final TransactionTemplate transaction;

    IntakeTransactions(WriteSession session, PlatformTransactionManager transactions) {
        this.session = session;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * A race lost to another instance, a deadlock, or a connection that had broken in the pool is tried again.
     *
     * @param brief to fail where a row is not free within a moment
     */
    <T> T in(boolean brief, Supplier<T> work) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            AtomicBoolean working = new AtomicBoolean();
            try {
                return Objects.requireNonNull(transaction.execute(status -> {
                    working.set(true);
                    if (brief) {
                        session.waitBriefly();
                    }
                    T done = work.get();
                    working.set(false);
                    return done;
                }));
            } catch (RuntimeException e) {
                boolean broken = working.get() && System.nanoTime() - began < SOON.toNanos() && isBroken(e);
                if (attempt == ATTEMPTS || !(broken || isLostRace(e))) {
                    throw e;
                }
            }
        }
    }

    private static boolean isLostRace(RuntimeException e) {
        return (e instanceof ConcurrentUpdateException
                        || e instanceof ConcurrencyFailureException
                        || e instanceof DuplicateKeyException)
                && !DatabaseFailure.isLockTimeout(e);
    }

    /** Before the commit, so that nothing can be stored; a database that is away gives no new connection instead. */
    private static boolean isBroken(RuntimeException e) {
        return DatabaseFailure.of(e) == DatabaseFailure.UNREACHABLE;
    }
}
