package dev.serai.hub.intake;

import dev.serai.alert.AlertKey;
import dev.serai.hub.db.Ids;
import dev.serai.hub.incident.IncidentAlertRows;
import dev.serai.hub.incident.IncidentRows;
import dev.serai.hub.incident.SignalFacts;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.silence.InhibitionRows;
import dev.serai.incident.FoldedBatch;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.IntakeFold;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The tables that a batch of deliveries reads and writes, always in one order. */
@Component
class IntakeTables {

    private final AlertRows alerts;
    private final IncidentRows incidents;
    private final IncidentAlertRows incidentAlerts;
    private final InhibitionRows inhibition;
    private final ArtefactRows artefacts;
    private final SignalFacts facts;
    private final Journal journal;

    IntakeTables(
            AlertRows alerts,
            IncidentRows incidents,
            IncidentAlertRows incidentAlerts,
            InhibitionRows inhibition,
            ArtefactRows artefacts,
            SignalFacts facts,
            Journal journal) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.incidentAlerts = incidentAlerts;
        this.inhibition = inhibition;
        this.artefacts = artefacts;
        this.facts = facts;
        this.journal = journal;
    }

    /** As {@link AlertRows#held}. */
    Set<AlertKey> held(Set<AlertKey> keys) {
        return alerts.held(keys);
    }

    /** A fold over the alerts as they are, which nobody else changes until this transaction ends. */
    IntakeFold fold(Set<AlertKey> keys, IntakeFold.FoldRules rules, Instant now) {
        return new IntakeFold(alerts.lock(keys), rules, Ids::next, now);
    }

    /** What came out of it, over the incidents as they are; likewise. */
    FoldedBatch settle(IntakeFold fold, IncidentFold rules, Instant now) {
        return fold.settle(incidents.lock(fold.wanted(), rules.reopensSince(now)));
    }

    /** Alerts refer to their incidents. */
    void write(FoldedBatch batch, Instant now) {
        incidents.insert(batch.opened(), now);
        incidents.update(batch.changed(), now);
        alerts.write(batch.alerts(), now);
        incidentAlerts.add(batch);
        inhibition.add(batch.alerts());
        artefacts.write(batch.alerts(), now);
        facts.write(batch.alerts(), now);
        journal.recordAll(batch.entries());
    }
}
