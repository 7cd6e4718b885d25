package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertKey;
import dev.serai.alert.FoldedAlert;
import dev.serai.alert.FoldedAlert.FoldResult;
import dev.serai.alert.Folding.FoldStep;
import dev.serai.alert.StoredAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One batch of deliveries: folded into their alerts ({@link #take}); then what that changes is carried to the incidents
 * ({@link #settle}), which are asked for in between ({@link #wanted}). A batch of mere repeats wants none.
 */
public final class IntakeFold {

    private final FoldRules rules;
    private final Supplier<UUID> ids;
    private final Instant now;
    private final Map<AlertKey, FoldedAlert> alerts = new TreeMap<>();
    private final List<Move> moves = new ArrayList<>();
    private final BatchJournal journal = new BatchJournal();

    /**
     * What decides.
     *
     * @param correlator which alerts belong together
     * @param incidents what becomes of incidents
     * @param tolerance how far the clocks behind a source's times may be apart
     */
    public record FoldRules(Correlator correlator, IncidentFold incidents, Function<String, Duration> tolerance) {}

    /**
     * The incidents that a batch is about.
     *
     * @param ids those of its alerts
     * @param keys those to which belongs what fires: of each the open one, else the one that ended last
     */
    public record Wanted(Set<UUID> ids, Set<IncidentKey> keys) {}

    /** A delivery that does more than count. */
    private record Move(AlertKey alert, Alert delivery, FoldStep step, boolean worse, Correlation place) {

        boolean fires() {
            return step == FoldStep.FIRED || step == FoldStep.REFIRED;
        }

        boolean movesIncident() {
            return fires() || worse || step == FoldStep.RESOLVED;
        }

        IncidentKey incidentKey() {
            return new IncidentKey(alert.tenant(), place.key());
        }
    }

    /**
     * @param stored the known ones of the alerts that are delivered
     * @param ids makes ids, each greater than those before
     * @param now when they are folded
     */
    public IntakeFold(Collection<StoredAlert> stored, FoldRules rules, Supplier<UUID> ids, Instant now) {
        this.rules = rules;
        this.ids = ids;
        this.now = now;
        stored.forEach(alert -> alerts.put(alert.key(), FoldedAlert.of(alert)));
    }

    /**
     * Folds one delivery in and returns what it did to its alert.
     *
     * @param receivedAt when it came, which may be long before it is folded, and before others that were folded earlier
     */
    public FoldStep take(String tenant, Alert delivery, Instant receivedAt) {
        AlertKey key = new AlertKey(tenant, delivery.source(), delivery.fingerprint());
        FoldedAlert before = alerts.get(key);
        FoldResult taken = before == null
                ? FoldedAlert.first(ids.get(), key, delivery, receivedAt)
                : before.take(delivery, receivedAt, rules.tolerance().apply(delivery.source()));
        UUID incident = taken.alert().alert().incident();
        if (taken.heardAgain() && incident != null) {
            journal.add(Entries.heardAgain(taken.alert().alert(), incident, delivery), incident, Attention.REFRESH);
        }
        alerts.put(key, taken.counts() ? move(key, delivery, taken) : taken.alert());
        return taken.step();
    }

    private FoldedAlert move(AlertKey key, Alert delivery, FoldResult taken) {
        Correlation place = rules.correlator().correlate(delivery);
        moves.add(new Move(key, delivery, taken.step(), taken.worse(), place));
        return taken.alert().liesIn(place.environment());
    }

    /** What {@link #settle} has to know. */
    public Wanted wanted() {
        Set<UUID> of = new LinkedHashSet<>();
        Set<IncidentKey> keys = new LinkedHashSet<>();
        for (Move move : moves) {
            UUID current = alert(move).alert().incident();
            if (current != null && move.movesIncident()) {
                of.add(current);
            }
            if (move.fires()) {
                keys.add(move.incidentKey());
            }
        }
        return new Wanted(of, keys);
    }

    /** @param known the stored ones of what is {@link #wanted} */
    public FoldedBatch settle(Collection<Incident> known) {
        IncidentBatch incidents = new IncidentBatch(known, rules.incidents(), journal, now);
        moves.forEach(move -> settle(move, incidents));
        incidents.settle();
        return new FoldedBatch(
                List.copyOf(alerts.values()),
                incidents.opened(),
                incidents.changed(),
                journal.entries(),
                journal.needs());
    }

    private void settle(Move move, IncidentBatch incidents) {
        StoredAlert alert = alert(move).alert();
        if (move.fires()) {
            join(move, incidents);
        } else if (move.step() == FoldStep.RESOLVED) {
            incidents.alertResolved(alert.incident(), alert.id());
        } else if (move.worse()) {
            incidents.alertWorsened(
                    alert.incident(), alert.id(), move.delivery().severity());
        }
    }

    private void join(Move move, IncidentBatch incidents) {
        FoldedAlert alert = alert(move);
        Firing firing = new Firing(
                alert.alert().id(), move.delivery(), move.place(), alert.alert().incident());
        alerts.put(move.alert(), alert.joins(incidents.fire(move.incidentKey(), firing, ids)));
    }

    private FoldedAlert alert(Move move) {
        FoldedAlert alert = alerts.get(move.alert());
        if (alert == null) {
            throw new IllegalStateException("moved, and not known");
        }
        return alert;
    }
}
