package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.GroupCommit;
import dev.serai.hub.db.Purpose;
import dev.serai.hub.db.PurposeContext;
import dev.serai.hub.db.PurposePools;
import dev.serai.hub.db.RowsHeld;
import dev.serai.hub.db.TenantContext;
import dev.serai.hub.db.Watchdog;
import dev.serai.hub.incident.IncidentsChanged;
import dev.serai.hub.settings.IntakeSettings;
import dev.serai.hub.settings.TenantSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Stores alerts durably: when {@link #store} returns, they are committed. Concurrent callers share transactions. */
@Component("alertStore")
public class AlertStore implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(AlertStore.class);
    private static final int BATCH_ALERTS = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** A transaction is given ten seconds. */
    private static final Duration COMMIT = Duration.ofSeconds(15);

    /** A transaction works for one tenant, and none waits for another's. */
    private final Map<String, GroupCommit<IntakeWriter.PreparedDelivery, IntakeWriter.StoredDelivery>> commits;

    private final IntakeWriter writer;
    private final Watchdog watchdog;
    private final PurposePools pools;
    private final Timer commit;
    private final DistributionSummary batch;
    private final Counter[] steps;

    AlertStore(
            IntakeWriter writer,
            IntakeSettings settings,
            TenantSettings tenants,
            MeterRegistry meters,
            Watchdog watchdog,
            PurposePools pools) {
        this.writer = writer;
        this.pools = pools;
        this.watchdog = watchdog;
        this.commit = meters.timer("serai.intake.commit");
        this.batch = meters.summary("serai.intake.batch");
        this.steps = Arrays.stream(FoldStep.values())
                .map(step -> meters.counter(
                        "serai.intake.alerts", "step", step.name().toLowerCase(Locale.ROOT)))
                .toArray(Counter[]::new);
        this.commits = tenants.tenants().stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), tenant -> commits(tenant, settings)));
        meters.gauge("serai.intake.waiting", commits.values(), AlertStore::waiting);
    }

    private GroupCommit<IntakeWriter.PreparedDelivery, IntakeWriter.StoredDelivery> commits(
            String tenant, IntakeSettings settings) {
        return new GroupCommit<>(
                "alert-store-" + tenant,
                new GroupCommit.Bounds(
                        settings.queueRequests(), settings.queueAlerts(), BATCH_ALERTS, PATIENCE, COMMIT),
                delivery -> Math.max(1, delivery.alerts().size()),
                AlertStore::fault,
                (deliveries, brief) -> write(tenant, deliveries, brief),
                watchdog::watch);
    }

    private static double waiting(Collection<? extends GroupCommit<?, ?>> commits) {
        return commits.stream().mapToInt(GroupCommit::waiting).sum();
    }

    private List<IntakeWriter.StoredDelivery> write(
            String tenant, List<IntakeWriter.PreparedDelivery> deliveries, boolean brief) {
        batch.record(deliveries.size());
        List<IntakeWriter.StoredDelivery> stored = commit.record(() -> PurposeContext.in(
                Purpose.INTAKE, () -> TenantContext.in(tenant, () -> writer.write(deliveries, brief))));
        return stored == null ? List.of() : stored;
    }

    /**
     * Stores one delivery, all of it or nothing.
     *
     * @return how many of the alerts changed no state: repeats and outdated ones
     * @throws DeliveryNotStored when the store is full, stopping or without its database, and when the database refuses
     *     the data
     */
    public int store(String tenant, List<Alert> alerts) {
        return store(tenant, alerts, null).duplicates();
    }

    /**
     * As {@link #store(String, List)}; a delivery that is known from before, by any of its ids, does nothing.
     *
     * @param known by what it is remembered; null for one whose repeats count
     */
    public DeliveryCounts store(String tenant, List<Alert> alerts, @Nullable DeliveryIds known) {
        if (pools.isAway()) {
            // Who waited for the writer would only hold a thread.
            throw new DeliveryNotStored(
                    DeliveryNotStored.NotStoredReason.UNAVAILABLE,
                    "The hub's database does not answer just now; try again.");
        }
        try {
            IntakeWriter.StoredDelivery stored =
                    of(tenant).submit(new IntakeWriter.PreparedDelivery(tenant, alerts, known));
            stored.steps().forEach(step -> steps[step.ordinal()].increment());
            return new DeliveryCounts(stored.steps().size(), stored.duplicates());
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
            for (Map.Entry<String, GroupCommit<IntakeWriter.PreparedDelivery, IntakeWriter.StoredDelivery>> of :
                    commits.entrySet()) {
                of.getValue().submit(IntakeWriter.PreparedDelivery.ofNothing(of.getKey()), limit);
            }
            return true;
        } catch (TimeoutException | RuntimeException e) {
            LOG.debug("A delivery would not be stored now", e);
            return false;
        }
    }

    /**
     * What became of a delivery.
     *
     * @param accepted how many of its alerts were taken; none of one that was stored before
     * @param duplicates how many changed no state
     */
    public record DeliveryCounts(int accepted, int duplicates) {}

    private GroupCommit<IntakeWriter.PreparedDelivery, IntakeWriter.StoredDelivery> of(String tenant) {
        GroupCommit<IntakeWriter.PreparedDelivery, IntakeWriter.StoredDelivery> known = commits.get(tenant);
        if (known == null) {
            throw new IllegalArgumentException("not one of serai.tenants");
        }
        return known;
    }

    static GroupCommit.CommitFault fault(RuntimeException e) {
        if (e instanceof RowsHeld) {
            return GroupCommit.CommitFault.LOCK;
        }
        if (e instanceof IncidentsChanged.NotFollowedUp) {
            return GroupCommit.CommitFault.OUTAGE;
        }
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
