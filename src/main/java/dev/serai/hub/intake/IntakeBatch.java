package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.AlertState;
import dev.serai.alert.Folding.Step;
import dev.serai.alert.Severity;
import dev.serai.hub.incident.IncidentKey;
import dev.serai.hub.incident.IncidentRow;
import dev.serai.hub.incident.IncidentRows;
import dev.serai.incident.Correlation;
import dev.serai.incident.Correlator;
import dev.serai.secret.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One batch on its way into the database: deliveries are folded into their alerts, then what that changes is carried to
 * the incidents. A batch of mere repeats reads the alerts, writes their counts, and touches nothing else.
 */
final class IntakeBatch {

    /** How long after its end an incident is opened again instead of a new one; domain rule. */
    static final Duration REOPEN = Duration.ofMinutes(15);

    private final Correlator correlator;
    private final IncidentRows store;
    private final Function<String, Duration> tolerance;
    private final Instant now;
    private final Map<AlertKey, AlertRow> alerts;
    private final List<Move> moves = new ArrayList<>();
    private final IncidentStory story = new IncidentStory();
    private final Map<UUID, IncidentRow> incidents = new HashMap<>();
    private final Map<IncidentKey, IncidentRow> byKey = new HashMap<>();

    /** @param tolerance how far the clocks behind a source's times may be apart */
    IntakeBatch(
            Map<AlertKey, AlertRow> locked,
            Correlator correlator,
            IncidentRows store,
            Function<String, Duration> tolerance,
            Instant now) {
        this.alerts = new TreeMap<>(locked);
        this.correlator = correlator;
        this.store = store;
        this.tolerance = tolerance;
        this.now = now;
    }

    /** Folds one delivery in and returns what it did. */
    Step take(String tenant, Alert alert) {
        AlertKey key = new AlertKey(tenant, alert.source(), alert.fingerprint());
        AlertRow row = alerts.computeIfAbsent(key, AlertRow::unseen);
        @Nullable Severity before = row.severity();
        @Nullable Alert contentBefore = row.content();
        boolean wasStale = row.isStale();
        Step step = row.take(alert, now, tolerance.apply(alert.source()));
        if (wasStale && step.isDuplicate() && row.incident() != null) {
            story.heardAgain(row.incident(), row, alert);
        }
        boolean worse = step == Step.REPEATED
                && alert.state() == AlertState.FIRING
                && before != null
                && alert.severity().isWorseThan(before);
        if (!step.isDuplicate() || worse || row.content() != contentBefore) {
            Correlation place = correlator.correlate(alert);
            row.liesIn(place.environment());
            moves.add(new Move(row, alert, step, worse, place));
        }
        return step;
    }

    /** Carries the changes of state to the incidents, and writes these. Alerts are written after them. */
    void settleIncidents() {
        lockIncidents();
        moves.forEach(this::settle);
        List<IncidentRow> changed = incidents.values().stream()
                .filter(IncidentRow::touched)
                .sorted(Comparator.comparing(IncidentRow::id))
                .toList();
        changed.stream().filter(IncidentRow::closeIfQuiet).forEach(story::resolved);
        store.insert(
                changed.stream()
                        .filter(row -> row.origin() != null)
                        .sorted(Comparator.comparing(row -> row.key().correlationKey()))
                        .toList(),
                now);
        store.update(
                changed.stream()
                        .filter(row -> row.origin() == null || row.closed())
                        .toList(),
                now);
    }

    private void lockIncidents() {
        Set<UUID> ids = new LinkedHashSet<>();
        Set<IncidentKey> keys = new LinkedHashSet<>();
        for (Move move : moves) {
            UUID current = move.alert().incident();
            if (current != null && move.movesIncident()) {
                ids.add(current);
            }
            if (move.fires()) {
                keys.add(move.incidentKey());
            }
        }
        store.lock(ids, keys).forEach(this::know);
        keys.removeAll(byKey.keySet());
        store.lockRecent(keys, now.minus(REOPEN)).forEach(row -> {
            know(row);
            byKey.put(row.key(), row);
        });
    }

    private void know(IncidentRow row) {
        incidents.put(row.id(), row);
        if (!row.isResolved()) {
            byKey.put(row.key(), row);
        }
    }

    private void settle(Move move) {
        if (move.fires()) {
            join(move);
            return;
        }
        IncidentRow incident = incidents.get(move.alert().incident());
        if (incident == null) {
            return;
        }
        if (move.step() == Step.RESOLVED) {
            incident.stopsFiring();
            story.alertResolved(incident, move.alert());
        } else if (move.worse()
                && !incident.isResolved()
                && incident.worsens(move.delivery().severity())) {
            story.worsened(incident, move.alert(), move.delivery().severity());
        }
    }

    private void join(Move move) {
        IncidentRow incident = byKey.get(move.incidentKey());
        boolean opened = incident == null;
        if (incident == null) {
            incident = open(move);
        }
        boolean reopens = incident.isResolved();
        Duration quiet = Duration.between(incident.lastAlertAt(), now);
        boolean inWindow = !incident.lastAlertAt().plus(move.place().window()).isBefore(now);
        boolean newHere = !incident.id().equals(move.alert().incident());
        incident.fires(newHere, move.delivery().severity(), now);
        move.alert().joins(incident.id());
        if (opened) {
            story.opened(incident, move.place());
        } else if (reopens) {
            story.reopened(incident);
        }
        story.joined(incident, move.alert(), move.delivery(), reason(opened, reopens, inWindow), quiet);
    }

    private static String reason(boolean opened, boolean reopens, boolean inWindow) {
        if (opened) {
            return "NEW_INCIDENT";
        }
        if (reopens) {
            return "RESOLVED_RECENTLY";
        }
        return inWindow ? "SAME_KEY_WITHIN_WINDOW" : "SAME_KEY_STILL_OPEN";
    }

    private IncidentRow open(Move move) {
        Alert first = move.delivery();
        IncidentRow row = IncidentRow.open(
                move.incidentKey(),
                new IncidentRow.Origin(Redaction.redact(first.title()), first.severity(), move.place()),
                now);
        know(row);
        return row;
    }

    List<AlertRow> alerts() {
        return List.copyOf(alerts.values());
    }

    IncidentStory story() {
        return story;
    }

    /** A delivery that does more than count. */
    private record Move(AlertRow alert, Alert delivery, Step step, boolean worse, Correlation place) {

        boolean fires() {
            return step == Step.FIRED || step == Step.REFIRED;
        }

        boolean movesIncident() {
            return fires() || worse || step == Step.RESOLVED;
        }

        IncidentKey incidentKey() {
            return new IncidentKey(alert.key().tenant(), place.key());
        }
    }
}
