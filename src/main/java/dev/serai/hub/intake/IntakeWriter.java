package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertKey;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.ConcurrentUpdateException;
import dev.serai.hub.db.DatabaseFailure;
import dev.serai.hub.db.Ids;
import dev.serai.hub.db.RowsHeld;
import dev.serai.hub.db.WriteSession;
import dev.serai.hub.incident.IncidentRows;
import dev.serai.hub.incident.IncidentsChanged;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.routes.Live;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.incident.Correlator;
import dev.serai.incident.FoldedBatch;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.IntakeFold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    private final DeliveryRows known;
    private final AlertRows alerts;
    private final IncidentRows incidents;
    private final ArtefactRows artefacts;
    private final Journal journal;
    private final IncidentsChanged.FollowUp followUp;
    private final Live<Correlator> correlators;
    private final SourceSettings sources;
    private final Clock clock;
    private final TransactionTemplate transaction;

    IntakeWriter(
            WriteSession session,
            DeliveryRows known,
            AlertRows alerts,
            IncidentRows incidents,
            ArtefactRows artefacts,
            Journal journal,
            IncidentsChanged.FollowUp followUp,
            Live<Correlator> correlators,
            SourceSettings sources,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.session = session;
        this.known = known;
        this.alerts = alerts;
        this.incidents = incidents;
        this.artefacts = artefacts;
        this.journal = journal;
        this.followUp = followUp;
        this.correlators = correlators;
        this.sources = sources;
        this.clock = clock;
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
                        refuseHeld(deliveries);
                    }
                    List<StoredDelivery> stored = attempt(deliveries);
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

    private void refuseHeld(List<PreparedDelivery> deliveries) {
        Set<AlertKey> held = alerts.held(keys(deliveries));
        Set<Integer> about = IntStream.range(0, deliveries.size())
                .filter(at -> keys(List.of(deliveries.get(at))).stream().anyMatch(held::contains))
                .boxed()
                .collect(Collectors.toSet());
        if (!about.isEmpty()) {
            throw new RowsHeld(about);
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

    private List<StoredDelivery> attempt(List<PreparedDelivery> deliveries) {
        if (deliveries.stream().allMatch(delivery -> delivery.alerts().isEmpty())) {
            session.flush();
            return deliveries.stream().map(StoredDelivery::replayed).toList();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<PreparedDelivery> fresh = known.fresh(deliveries, now);
        Correlator correlator = correlators.get();
        IncidentFold rules = new IncidentFold(correlator.reopenWindow());
        IntakeFold fold = new IntakeFold(
                alerts.lock(keys(fresh)),
                new IntakeFold.FoldRules(correlator, rules, sources::tolerance),
                Ids::next,
                now);
        List<StoredDelivery> stored = new ArrayList<>();
        for (PreparedDelivery delivery : deliveries) {
            stored.add(fresh.contains(delivery) ? take(delivery, fold) : StoredDelivery.replayed(delivery));
        }
        FoldedBatch batch = fold.settle(incidents.lock(fold.wanted(), rules.reopensSince(now)));
        write(batch, now);
        followUp.of(deliveries.get(0).tenant(), IncidentsChanged.of(batch.needs()));
        return stored;
    }

    private static StoredDelivery take(PreparedDelivery delivery, IntakeFold fold) {
        List<FoldStep> steps = new ArrayList<>();
        delivery.alerts().forEach(alert -> steps.add(fold.take(delivery.tenant(), alert)));
        return StoredDelivery.of(steps);
    }

    /** Alerts refer to their incidents. */
    private void write(FoldedBatch batch, Instant now) {
        incidents.insert(batch.opened(), now);
        incidents.update(batch.changed(), now);
        alerts.write(batch.alerts(), now);
        artefacts.write(batch.alerts(), now);
        journal.recordAll(batch.entries());
    }

    private static Set<AlertKey> keys(Collection<PreparedDelivery> deliveries) {
        Set<AlertKey> keys = new TreeSet<>();
        for (PreparedDelivery delivery : deliveries) {
            for (Alert alert : delivery.alerts()) {
                keys.add(new AlertKey(delivery.tenant(), alert.source(), alert.fingerprint()));
            }
        }
        return keys;
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
