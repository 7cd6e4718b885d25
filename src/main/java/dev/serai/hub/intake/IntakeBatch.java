package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertKey;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.db.RowsHeld;
import dev.serai.hub.incident.IncidentsChanged;
import dev.serai.hub.intake.IntakeWriter.PreparedDelivery;
import dev.serai.hub.intake.IntakeWriter.StoredDelivery;
import dev.serai.hub.routes.Live;
import dev.serai.hub.settings.SourceSettings;
import dev.serai.incident.Correlator;
import dev.serai.incident.FoldedBatch;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.IntakeFold;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a batch of deliveries does to alerts and incidents, in the current transaction. */
@Component
class IntakeBatch {

    private final IntakeTables tables;
    private final Live<Correlator> correlators;
    private final SourceSettings sources;
    private final IncidentsChanged.FollowUp followUp;
    private final Clock clock;

    IntakeBatch(
            IntakeTables tables,
            Live<Correlator> correlators,
            SourceSettings sources,
            IncidentsChanged.FollowUp followUp,
            Clock clock) {
        this.tables = tables;
        this.correlators = correlators;
        this.sources = sources;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** @throws RowsHeld which of them are about alerts that others hold */
    void refuseHeld(List<PreparedDelivery> deliveries) {
        Set<AlertKey> held = tables.held(keys(deliveries));
        Set<Integer> about = IntStream.range(0, deliveries.size())
                .filter(at -> keys(List.of(deliveries.get(at))).stream().anyMatch(held::contains))
                .boxed()
                .collect(Collectors.toSet());
        if (!about.isEmpty()) {
            throw new RowsHeld(about);
        }
    }

    /** Stores them, all of one tenant, and schedules what follows. */
    List<StoredDelivery> store(List<PreparedDelivery> deliveries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Set<PreparedDelivery> fresh = tables.fresh(deliveries, now);
        Correlator correlator = correlators.get();
        IncidentFold rules = new IncidentFold(correlator.reopenWindow());
        IntakeFold fold =
                tables.fold(keys(fresh), new IntakeFold.FoldRules(correlator, rules, sources::tolerance), now);
        List<StoredDelivery> stored = new ArrayList<>();
        for (PreparedDelivery delivery : deliveries) {
            stored.add(fresh.contains(delivery) ? take(delivery, fold) : StoredDelivery.replayed(delivery));
        }
        FoldedBatch batch = tables.settle(fold, rules, now);
        tables.write(batch, now);
        followUp.of(deliveries.get(0).tenant(), IncidentsChanged.of(batch.needs()));
        return stored;
    }

    private static StoredDelivery take(PreparedDelivery delivery, IntakeFold fold) {
        List<FoldStep> steps = new ArrayList<>();
        delivery.alerts().forEach(alert -> steps.add(fold.take(delivery.tenant(), alert)));
        return StoredDelivery.of(steps);
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
}
