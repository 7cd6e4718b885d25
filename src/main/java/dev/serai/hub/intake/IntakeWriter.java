package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.RowsHeld;
import dev.serai.hub.db.WriteSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a batch of deliveries, all of one tenant, in one transaction. */
@Component
class IntakeWriter {

    private static final int ATTEMPTS = 5;
    private static final int TIMEOUT_SECONDS = 10;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final WriteSession session;
    private final IntakeBatch batch;
    private final TransactionTemplate transaction;

    IntakeWriter(WriteSession session, IntakeBatch batch, PlatformTransactionManager transactions) {
        this.session = session;
        this.batch = batch;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * Commits all or nothing; a race lost to another instance, a deadlock, or a connection that had broken in the pool is
     * tried again.
     *
     * @param brief to fail where a row is not free within a moment
     * @throws RowsHeld which deliveries are about alerts that others hold, where it must not wait for them
     */
    List<StoredDelivery> write(List<PreparedDelivery> deliveries, boolean brief) {
        long began = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            AtomicBoolean working = new AtomicBoolean();
            try {
                return transaction.execute(status -> {
                    working.set(true);
                    if (brief) {
                        session.waitBriefly();
                        batch.refuseHeld(deliveries);
                    }
                    List<StoredDelivery> stored = attempted(deliveries);
                    working.set(false);
                    return stored;
                });
            } catch (RuntimeException e) {
                boolean broken = working.get() && System.nanoTime() - began < SOON.toNanos() && isBroken(e);
                if (attempt == ATTEMPTS || !(broken || isLostRace(e))) {
                    throw e;
                }
            }
        }
    }

    private List<StoredDelivery> attempted(List<PreparedDelivery> deliveries) {
        if (deliveries.stream().allMatch(delivery -> delivery.alerts().isEmpty())) {
            session.flush();
            return deliveries.stream().map(StoredDelivery::replayed).toList();
        }
        return batch.store(deliveries);
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

    /**
     * One caller's alerts.
     *
     * @param known by what it is to be remembered; null for one whose repeats count
     */
    record PreparedDelivery(String tenant, List<Alert> alerts, @Nullable DeliveryIds known) {

        /** What a probe sends. */
        static PreparedDelivery ofNothing(String tenant) {
            return new PreparedDelivery(tenant, List.of(), null);
        }
    }

    /**
     * What became of them.
     *
     * @param steps what each one did, in their order; none for a delivery that was stored before
     * @param duplicates how many changed no state
     */
    record StoredDelivery(List<FoldStep> steps, int duplicates) {

        static StoredDelivery of(List<FoldStep> steps) {
            int duplicates = (int) steps.stream().filter(FoldStep::isDuplicate).count();
            return new StoredDelivery(List.copyOf(steps), duplicates);
        }

        static StoredDelivery replayed(PreparedDelivery delivery) {
            return new StoredDelivery(List.of(), delivery.alerts().size());
        }
    }
}
