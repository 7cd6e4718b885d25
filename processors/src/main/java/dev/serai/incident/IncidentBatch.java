package dev.serai.incident;

import dev.serai.alert.Severity;
import dev.serai.incident.IncidentStatus.Mark;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The incidents of one batch while they change. */
final class IncidentBatch {

    private final IncidentFold fold;
    private final BatchJournal journal;
    private final Instant now;
    private final Map<UUID, Incident> incidents = new HashMap<>();
    private final Map<IncidentKey, UUID> byKey = new HashMap<>();
    private final Map<UUID, OpenedIncident> opened = new HashMap<>();
    private final SortedSet<UUID> changed = new TreeSet<>();

    /**
     * @param known those that the batch is about
     * @param journal where goes what happens
     */
    IncidentBatch(Collection<Incident> known, IncidentFold fold, BatchJournal journal, Instant now) {
        this.fold = fold;
        this.journal = journal;
        this.now = now;
        known.forEach(incident -> incidents.put(incident.id(), incident));
        known.stream()
                .sorted(Comparator.comparing(IncidentBatch::end))
                .forEach(later -> byKey.put(later.key(), later.id()));
    }

    /** Of one key the open one counts, else the one that ended last. */
    private static Instant end(Incident incident) {
        Mark resolved = incident.status().resolved();
        if (!incident.isResolved()) {
            return Instant.MAX;
        }
        return resolved == null ? Instant.MIN : resolved.at();
    }

    /**
     * An alert begins to fire.
     *
     * @return the incident that it belongs to now
     */
    UUID fire(IncidentKey key, Firing firing, Supplier<UUID> ids) {
        UUID known = byKey.get(key);
        Incident there = known == null ? null : incidents.get(known);
        Transition joined = there == null ? null : fold.fire(there, firing, now);
        if (joined != null && joined.isChange()) {
            return take(joined);
        }
        Transition begun = IncidentFold.open(ids.get(), key, firing, now);
        Incident incident = begun.incident();
        opened.put(incident.id(), OpenedIncident.of(incident, firing));
        byKey.put(key, incident.id());
        return take(begun);
    }

    /** One of an incident's alerts is over. */
    void alertResolved(@Nullable UUID incident, UUID alert) {
        Incident there = incidents.get(incident);
        if (there != null) {
            take(IncidentFold.alertResolved(there, alert));
        }
    }

    /** One of an incident's alerts, which fires, got worse. */
    void alertWorsened(@Nullable UUID incident, UUID alert, Severity severity) {
        Incident there = incidents.get(incident);
        if (there != null) {
            take(IncidentFold.alertWorsened(there, alert, severity));
        }
    }

    private UUID take(Transition transition) {
        Incident next = transition.incident();
        if (transition.isChange()) {
            incidents.put(next.id(), next);
            changed.add(next.id());
            journal.add(transition);
        }
        return next.id();
    }

    /** Ends what nothing fires in any more. */
    void settle() {
        List.copyOf(changed).forEach(id -> take(IncidentFold.settle(now(id), now)));
    }

    private Incident now(UUID id) {
        Incident incident = incidents.get(id);
        if (incident == null) {
            throw new IllegalStateException("changed, and not known: " + id);
        }
        return incident;
    }

    /** In the order of their keys. */
    List<OpenedIncident> opened() {
        return opened.values().stream()
                .map(begun -> begun.now(now(begun.incident().id())))
                .sorted(Comparator.comparing(begun -> begun.incident().key().correlationKey()))
                .toList();
    }

    /** In the order of their ids; of the new ones those that are over already. */
    List<Incident> changed() {
        return changed.stream()
                .map(this::now)
                .filter(incident -> !opened.containsKey(incident.id()) || incident.isResolved())
                .toList();
    }
}
