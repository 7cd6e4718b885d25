package dev.serai.hub.incident;

import dev.serai.hub.db.LoadedRow;
import dev.serai.incident.Incident;
import dev.serai.oncall.PageReceivers;
import dev.serai.signal.SignalVerdict;
import dev.serai.signal.TriageFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The incidents whose pages may be for another one too, because they reach whom its own page would. */
final class SharedPages {

    private final IncidentReceivers receivers;

    SharedPages(IncidentReceivers receivers) {
        this.receivers = receivers;
    }

    /**
     * While its alerts make an incident's environment another one it is not known whom its page reaches: none is for it then.
     *
     * @param near rows of {@code signal-others}
     * @param conditions of the incident's alerts
     */
    Set<UUID> of(TriageFacts facts, List<LoadedRow> near, Set<String> conditions) {
        Incident incident = facts.incident();
        Set<UUID> paged = near.stream()
                .filter(row -> conditions.contains(row.text("condition")))
                .filter(row -> row.word("verdict", SignalVerdict.class) == SignalVerdict.PAGE && !row.flag("is_quiet"))
                .map(row -> row.id("incident_id"))
                .collect(Collectors.toSet());
        if (paged.isEmpty() || !facts.environment().equals(incident.environment())) {
            return Set.of();
        }
        return sameAs(incident, paged);
    }

    private Set<UUID> sameAs(Incident incident, Set<UUID> paged) {
        Set<UUID> all = new HashSet<>(paged);
        all.add(incident.id());
        Map<UUID, PageReceivers> known = receivers.of(incident.key().tenant(), all);
        PageReceivers own = known.get(incident.id());
        return paged.stream()
                .filter(one -> own != null && own.equals(known.get(one)))
                .collect(Collectors.toSet());
    }
}
