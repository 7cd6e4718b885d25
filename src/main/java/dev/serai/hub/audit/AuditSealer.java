package dev.serai.hub.audit;

import dev.serai.audit.AuditEvent;
import dev.serai.audit.HashChain;
import dev.serai.audit.Seal;
import dev.serai.hub.settings.TenantSettings;
import dev.serai.hub.store.AuditStore;
import dev.serai.hub.store.Ids;
import dev.serai.hub.store.TenantContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the events that have no seal yet to their tenant's chain. Whichever instance gets the lock seals; the tail is read
 * under it, so that there is one chain however many try.
 */
@Component
class AuditSealer {

    private static final int BATCH = 500;

    /** Ids are made before the commit and by other clocks: how far back the quick look for unsealed events reaches. */
    private static final Duration QUICK_LOOK = Duration.ofMinutes(5);

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

    /**
     * Seals what there is.
     *
     * @param everything also look for events older than five minutes, which costs a scan
     * @return the new last link of each tenant that got one
     */
    Map<String, Seal> seal(boolean everything) {
        // The age of an id is the machine's time, whatever the hub's clock says.
        Instant from = everything ? Instant.EPOCH : Ids.time().minus(QUICK_LOOK);
        Map<String, Seal> tails = new HashMap<>();
        for (String tenant : tenants.tenants()) {
            TenantContext.run(tenant, () -> seal(tenant, from, tails));
        }
        return tails;
    }

    private void seal(String tenant, Instant from, Map<String, Seal> tails) {
        int sealed = BATCH;
        while (sealed == BATCH) {
            Integer count = transaction.execute(status -> store.lock() ? sealBatch(tenant, from, tails) : 0);
            sealed = count == null ? 0 : count;
        }
    }

    private int sealBatch(String tenant, Instant from, Map<String, Seal> tails) {
        List<AuditEvent> events = store.unsealed(tenant, from, BATCH);
        if (events.isEmpty()) {
            return 0;
        }
        // Read anew in each transaction: another instance may have sealed in between.
        @Nullable Seal last = store.tail(tenant).orElse(null);
        List<Seal> seals = new ArrayList<>();
        for (AuditEvent event : events) {
            last = HashChain.next(last, event);
            seals.add(last);
        }
        store.append(seals, clock.instant());
        tails.put(tenant, seals.get(seals.size() - 1));
        return events.size();
    }
}
