package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertKey;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.hub.incident.IncidentsChanged;
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
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a batch of deliveries, all of one tenant, does to alerts and incidents, in the current transaction. */
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

    /** @throws AlertsHeld which of them are about alerts that others hold */
    void refuseHeld(String tenant, List<Unfolded> deliveries) {
        Set<AlertKey> held = tables.held(keys(tenant, deliveries));
        Set<UUID> about = deliveries.stream()
                .filter(one -> keys(tenant, List.of(one)).stream().anyMatch(held::contains))
                .map(Unfolded::id)
                .collect(Collectors.toSet());
        if (!about.isEmpty()) {
            throw new AlertsHeld(about);
        }
    }

    /** Folds them, and schedules what follows; returns what each of their alerts did. */
    List<FoldStep> fold(String tenant, List<Unfolded> deliveries) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Correlator correlator = correlators.get();
        IncidentFold rules = new IncidentFold(correlator.reopenWindow());
        IntakeFold fold = tables.fold(
                keys(tenant, deliveries), new IntakeFold.FoldRules(correlator, rules, sources::tolerance), now);
        List<FoldStep> steps = new ArrayList<>();
        for (Unfolded delivery : deliveries) {
            alerts(delivery).forEach(alert -> steps.add(fold.take(tenant, alert, delivery.receivedAt())));
        }
        FoldedBatch batch = tables.settle(fold, rules, now);
        tables.write(batch, now);
        followUp.of(tenant, IncidentsChanged.of(batch.needs()));
        return steps;
    }

    private static Set<AlertKey> keys(String tenant, Collection<Unfolded> deliveries) {
        Set<AlertKey> keys = new TreeSet<>();
        for (Unfolded delivery : deliveries) {
            alerts(delivery).forEach(alert -> keys.add(new AlertKey(tenant, alert.source(), alert.fingerprint())));
        }
        return keys;
    }

    private static List<Alert> alerts(Unfolded delivery) {
        List<Alert> alerts = delivery.alerts();
        if (alerts == null) {
            throw new IllegalStateException("delivery " + delivery.id() + " was not read again");
        }
        return alerts;
    }
}
