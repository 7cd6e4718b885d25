package dev.serai.hub.intake;

import dev.serai.alert.Alert;
import dev.serai.alert.Severity;
import dev.serai.audit.Change;
import dev.serai.hub.incident.IncidentRow;
import dev.serai.hub.incident.IncidentsChanged;
import dev.serai.hub.job.JobItem;
import dev.serai.incident.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a batch did to incidents, for the audit and the timeline, and which of them must be looked at. */
public final class IncidentStory {

    private static final String ACTOR = "system";

    /** In a storm each incident is looked at once in this time, not once an alert. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private final List<Change> changes = new ArrayList<>();
    private final Map<UUID, Duration> looks = new LinkedHashMap<>();
    private final Set<UUID> heardAgain = new LinkedHashSet<>();

    public void opened(IncidentRow incident, Correlation place) {
        tell(
                incident,
                "incident.opened",
                "NEW_INCIDENT",
                Map.of("rule", place.rule(), "correlation_key", place.key(), "environment", place.environment()));
    }

    public void reopened(IncidentRow incident) {
        tell(incident, "incident.reopened", "RESOLVED_RECENTLY", Map.of());
    }

    /** @param quiet how long ago the incident's last alert was; after a pause a join is looked at at once */
    public void joined(IncidentRow incident, AlertRow alert, Alert delivery, String reason, Duration quiet) {
        Map<String, Object> details = Map.of(
                "title", delivery.title(), "severity", delivery.severity().wire(), "source", delivery.source());
        changes.add(change(incident, alert, "alert.joined", reason, details));
        look(incident, quiet.compareTo(CALM) < 0 ? CALM : Duration.ZERO);
    }

    public void alertResolved(IncidentRow incident, AlertRow alert) {
        changes.add(change(incident, alert, "alert.resolved", "SOURCE_SAYS_SO", Map.of()));
    }

    /** An alert that was stale; whoever looks at its incident is to see so, and nobody is told anew. */
    public void heardAgain(UUID incident, AlertRow alert, Alert delivery) {
        String tenant = alert.key().tenant();
        changes.add(new Change(
                tenant,
                ACTOR,
                "alert.repeated",
                "alert",
                alert.id().toString(),
                incident,
                "HEARD_AGAIN",
                Map.of("title", delivery.title(), "source", delivery.source())));
        heardAgain.add(incident);
    }

    public void worsened(IncidentRow incident, AlertRow alert, Severity severity) {
        changes.add(change(incident, alert, "alert.worsened", "SEVERITY", Map.of("severity", severity.wire())));
        look(incident, Duration.ZERO);
    }

    public void resolved(IncidentRow incident) {
        tell(incident, "incident.resolved", "ALL_ALERTS_RESOLVED", Map.of("alerts", incident.alerts()));
    }

    private void tell(IncidentRow incident, String verb, String reason, Map<String, Object> details) {
        String tenant = incident.key().tenant();
        changes.add(Change.ofIncident(tenant, ACTOR, verb, incident.id(), reason, details));
        look(incident, Duration.ZERO);
    }

    private static Change change(
            IncidentRow incident, AlertRow alert, String verb, String reason, Map<String, Object> details) {
        String tenant = incident.key().tenant();
        return new Change(tenant, ACTOR, verb, "alert", alert.id().toString(), incident.id(), reason, details);
    }

    private void look(IncidentRow incident, Duration delay) {
        looks.merge(incident.id(), delay, (one, other) -> one.compareTo(other) <= 0 ? one : other);
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /** The incidents to be triaged, and those whose messages are to be renewed; each once. */
    public IncidentsChanged incidents() {
        return new IncidentsChanged(
                looks.entrySet().stream()
                        .map(look -> item(look.getKey(), look.getValue()))
                        .toList(),
                heardAgain.stream().map(id -> item(id, Duration.ZERO)).toList());
    }

    private static JobItem item(UUID incident, Duration delay) {
        String id = incident.toString();
        return new JobItem(id, Map.of("incidentId", id), delay);
    }
}
