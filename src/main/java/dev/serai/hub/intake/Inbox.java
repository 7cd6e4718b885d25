package dev.serai.hub.intake;

import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.GroupCommit;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.PurposePools;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.settings.IntakeSettings;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Accepts deliveries durably: when {@link #accept} returns, one is committed as it came and will be folded, by this hub or
 * another. Concurrent callers share transactions.
 */
@Component
class Inbox implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int BATCH = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A transaction is given ten seconds. */
    private static final Duration COMMIT = Duration.ofSeconds(15);

    /** A transaction works for one tenant, and none waits for another's. */
    private final Map<String, GroupCommit<InboxDelivery, Boolean>> commits;

    private final InboxWriter writer;
    private final UnfoldedDeliveries unfolded;
    private final Watchdog watchdog;
    private final PurposePools pools;
    private final InboxRoom room;
    private final Timer commit;
    private final DistributionSummary batch;

    Inbox(
            InboxWriter writer,
            UnfoldedDeliveries unfolded,
            IntakeSettings settings,
            TenantSettings tenants,
            MeterRegistry meters,
            Watchdog watchdog,
            PurposePools pools,
            InboxRoom room) {
        this.room = room;
        this.writer = writer;
        this.unfolded = unfolded;
        this.pools = pools;
        this.watchdog = watchdog;
        this.commit = meters.timer("serai.intake.commit");
        this.batch = meters.summary("serai.intake.batch");
        this.commits = tenants.tenants().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), tenant -> commits(tenant, settings)));
        meters.gauge("serai.intake.waiting", commits.values(), Inbox::waiting);
    }

    private GroupCommit<InboxDelivery, Boolean> commits(String tenant, IntakeSettings settings) {
        return new GroupCommit<>(
                "inbox-" + tenant,
                new GroupCommit.Bounds(settings.queueRequests(), settings.queueAlerts(), BATCH, PATIENCE, COMMIT),
                InboxDelivery::weight,
                Inbox::fault,
                (deliveries, brief) -> write(tenant, deliveries, brief),
                watchdog::watch);
    }

    private static double waiting(Collection<? extends GroupCommit<?, ?>> commits) {
        return commits.stream().mapToInt(GroupCommit::waiting).sum();
    }

    private List<Boolean> write(String tenant, List<InboxDelivery> deliveries, boolean brief) {
        batch.record(deliveries.size());
        InboxWriter.InboxCommit written = Objects.requireNonNull(commit.record(() -> PurposeContext.in(
                Purpose.INTAKE,
                () -> TenantContext.in(tenant, () -> writer.write(tenant, Ids.next(), deliveries, brief)))));
        unfolded.add(tenant, written.portion());
        return written.fresh();
    }

    /**
     * Accepts one delivery.
     *
     * @return false for one that is known from before, by any of its ids: it does nothing
     * @throws DeliveryNotStored when too much waits, the hub is stopping or is without its database
     */
    boolean accept(InboxDelivery delivery) {
        if (pools.isAway()) {
            // Who waited for the writer would only hold a thread.
            throw new DeliveryNotStored(
                    DeliveryNotStored.NotStoredReason.UNAVAILABLE,
                    "The hub's database does not answer just now; try again.");
        }
        if (room.isFull()) {
            throw busy("The hub keeps as much as it may (serai.intake.keep-bytes). Nothing was stored; send it again.");
        }
        try {
            return of(delivery.delivery().tenant()).submit(delivery);
        } catch (RejectedExecutionException e) {
            throw busy("The hub is stopping, or too much waits to be stored. Nothing was stored; send it again.");
        } catch (TimeoutException e) {
            throw busy("Storing takes too long, and may still end well. Send it again: an alert is no new one then.");
        } catch (DataIntegrityViolationException e) {
            LOG.warn("The database refused a delivery: {}", e.getClass().getSimpleName());
            throw new DeliveryNotStored(
                    DeliveryNotStored.NotStoredReason.UNSTORABLE, "The database refused the values of this delivery.");
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static DeliveryNotStored failed(RuntimeException e) {
        if (fault(e) == GroupCommit.CommitFault.LOCK) {
            LOG.warn("A delivery was refused, because its rows are locked");
            return busy("Other work holds what this delivery is about. Nothing was stored; send it again.");
        }
        DatabaseFailure failure = DatabaseFailure.of(e);
        if (failure == DatabaseFailure.NONE) {
            LOG.error("A delivery could not be stored", e);
        } else {
            LOG.warn("A delivery could not be stored: the database is {}", failure);
        }
        return busy("The hub cannot store alerts just now. Send it again.");
    }

    /** Whether every tenant's writer commits a delivery of nothing within this time; the way of all deliveries. */
    boolean takes(Duration limit) {
        try {
            for (Map.Entry<String, GroupCommit<InboxDelivery, Boolean>> of : commits.entrySet()) {
                of.getValue().submit(InboxDelivery.ofNothing(of.getKey()), limit);
            }
            return true;
        } catch (TimeoutException | RuntimeException e) {
            LOG.debug("A delivery would not be stored now", e);
            return false;
        }
    }

    private GroupCommit<InboxDelivery, Boolean> of(String tenant) {
        GroupCommit<InboxDelivery, Boolean> known = commits.get(tenant);
        if (known == null) {
            throw new IllegalArgumentException("not one of serai.tenants");
        }
        return known;
    }

    private static GroupCommit.CommitFault fault(RuntimeException e) {
        return switch (DatabaseFailure.of(e)) {
            case LOCKED -> GroupCommit.CommitFault.LOCK;
            case UNREACHABLE, EXHAUSTED -> GroupCommit.CommitFault.OUTAGE;
            case NONE -> GroupCommit.CommitFault.DATA;
        };
    }

    private static DeliveryNotStored busy(String detail) {
        return new DeliveryNotStored(DeliveryNotStored.NotStoredReason.BUSY, detail);
    }

    @Override
    public void destroy() {
        commits.values().forEach(GroupCommit::close);
    }
}
