package dev.serai.hub.audit;

import dev.serai.audit.AuditEvent;
import dev.serai.audit.HashChain;
import dev.serai.audit.Seal;
import dev.serai.hub.audit.AuditStore.PendingSeal;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.settings.TenantSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the events that have no seal yet to their tenant's chain. Whichever instance gets the lock seals; the tail is read
 * under it, so that there is one chain however many try.
 */
@Component
class AuditSealer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

    private static final int BATCH = 500;

    /** How many events a step of a search looks at. */
    private static final int PAGE = 20_000;

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    private final AuditStore store;
    private final TransactionTemplate transaction;
    private final TenantSettings tenants;
    private final Clock clock;

    AuditSealer(AuditStore store, TenantSettings tenants, PlatformTransactionManager transactions, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What one transaction did: how many events it looked at, and the new last link, if it made one. */
    private record Batch(int looked, @Nullable Seal tail) {
        static final Batch NONE = new Batch(0, null);
    }

    /**
     * Seals what waits. Rows of one tenant that cannot be sealed hold up no other tenant.
     *
     * @param sealed is given each new last link of a tenant's chain once it is committed
     * @return whether nothing waits; false where another session holds the sealers' lock and something does
     */
    boolean seal(Consumer<Seal> sealed) {
        RuntimeException failure = null;
        boolean all = true;
        for (String tenant : tenants.tenants()) {
            try {
                all &= TenantContext.in(
                        tenant,
                        () -> repeat(() -> sealPending(tenant), sealed)
                                || store.pending(tenant, 1).isEmpty());
            } catch (DataIntegrityViolationException | IllegalArgumentException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all;
    }

    /** Looks through all events for such that do not wait for the seal that they have not. */
    Search search() {
        return search(PAGE);
    }

    /** @param rows of a page */
    Search search(int rows) {
        return new Search(tenants.tenants().iterator(), rows);
    }

    /** A look through all events, page by page, so that none of its steps takes long however many there are. */
    final class Search {
        private final Iterator<String> all;
        private final int rows;
        private String tenant;
        private UUID from = FIRST;

        private Search(Iterator<String> all, int rows) {
            this.all = all;
            this.rows = rows;
            this.tenant = all.next();
        }

        /**
         * Goes through the rest of the tenant and of those after it, at most to the end of one whole page. A page that
         * cannot be sealed, because another session seals just now, is looked at again by the next step.
         *
         * @return whether there is more to look at
         */
        boolean step(Consumer<Seal> sealed) {
            while (true) {
                Optional<UUID> end = TenantContext.in(tenant, () -> store.pageEnd(tenant, from, rows));
                if (!TenantContext.in(tenant, () -> page(end.orElse(LAST), sealed))) {
                    return true;
                }
                if (end.isPresent()) {
                    from = end.get();
                    return true;
                }
                if (!all.hasNext()) {
                    return false;
                }
                tenant = all.next();
                from = FIRST;
            }
        }

        private boolean page(UUID until, Consumer<Seal> sealed) {
            return repeat(() -> sealForgotten(tenant, from, until), sealed);
        }
    }

    /** Whether the lock was to be had each time. */
    private boolean repeat(Supplier<Batch> work, Consumer<Seal> sealed) {
        @Nullable Batch batch;
        do {
            batch = transaction.execute(status -> store.lock() ? work.get() : null);
            if (batch != null && batch.tail() != null) {
                sealed.accept(batch.tail());
            }
        } while (batch != null && batch.looked() == BATCH);
        return batch != null;
    }

    private Batch sealPending(String tenant) {
        List<PendingSeal> batch = store.pending(tenant, BATCH);
        if (batch.isEmpty()) {
            return Batch.NONE;
        }
        List<AuditEvent> events = batch.stream()
                .filter(pending -> !pending.sealed())
                .flatMap(pending -> Stream.ofNullable(pending.event()))
                .toList();
        Seal tail = append(tenant, events);
        store.settled(tenant, batch.stream().map(PendingSeal::eventId).toList());
        long gone = batch.stream().filter(pending -> pending.event() == null).count();
        if (gone > 0) {
            LOG.error("{} events of tenant {} were removed before they were sealed", gone, tenant);
        }
        return new Batch(batch.size(), tail);
    }

    private Batch sealForgotten(String tenant, UUID from, UUID until) {
        List<AuditEvent> events = store.unsealed(tenant, from, until, BATCH);
        if (events.isEmpty()) {
            return Batch.NONE;
        }
        Seal tail = append(tenant, events);
        int waiting = store.settled(tenant, events.stream().map(AuditEvent::id).toList());
        if (waiting < events.size()) {
            LOG.error(
                    "{} events of tenant {} did not wait for their seals: somebody removed that from audit_pending",
                    events.size() - waiting,
                    tenant);
        }
        return new Batch(events.size(), tail);
    }

    private @Nullable Seal append(String tenant, List<AuditEvent> events) {
        if (events.isEmpty()) {
            return null;
        }
        // Read anew in each transaction: another instance may have sealed in between.
        @Nullable Seal last = store.tail(tenant).orElse(null);
        List<Seal> seals = new ArrayList<>();
        for (AuditEvent event : events) {
            last = HashChain.next(last, event);
            seals.add(last);
        }
        store.append(seals, clock.instant());
        return last;
    }
}
