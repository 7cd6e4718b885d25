package dev.serai.hub.incident;

import dev.serai.hub.intake.AlertRow;

import dev.serai.alert.Alert;
import dev.serai.alert.Severity;
import dev.serai.audit.Change;
import dev.serai.hub.job.JobQueue;
import dev.serai.incident.Correlation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a batch did to incidents, for the audit and the timeline, and which of them must be looked at. */
final class IncidentStory {

    private static final String ACTOR = "system";

    /** In a storm each incident is looked at once in this time, not once an alert. */
    private static final Duration CALM = Duration.ofSeconds(2);

    private final List<Change> changes = new ArrayList<>();
    private final Map<String, JobQueue.Request> jobs = new LinkedHashMap<>();

    void opened(IncidentRow incident, Correlation place) {
        tell(
                incident,
                "incident.opened",
                "NEW_INCIDENT",
                Map.of("rule", place.rule(), "correlation_key", place.key(), "environment", place.environment()));
    }

    void reopened(IncidentRow incident) {
        tell(incident, "incident.reopened", "RESOLVED_RECENTLY", Map.of());
    }

    /** @param quiet how long ago the incident's last alert was; after a pause a join is looked at at once */
    void joined(IncidentRow incident, AlertRow alert, Alert delivery, String reason, Duration quiet) {
        Map<String, Object> details = Map.of(
                "title", delivery.title(), "severity", delivery.severity().wire(), "source", delivery.source());
        changes.add(change(incident, alert, "alert.joined", reason, details));
        look(incident, quiet.compareTo(CALM) < 0 ? CALM : Duration.ZERO);
    }

    void alertResolved(IncidentRow incident, AlertRow alert) {
        changes.add(change(incident, alert, "alert.resolved", "SOURCE_SAYS_SO", Map.of()));
    }

    /** An alert that was stale; whoever looks at its incident is to see so, and nobody is told anew. */
    void heardAgain(UUID incident, AlertRow alert, Alert delivery) {
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
        schedule("notify-incident", incident, tenant, Duration.ZERO);
    }

    void worsened(IncidentRow incident, AlertRow alert, Severity severity) {
        changes.add(change(incident, alert, "alert.worsened", "SEVERITY", Map.of("severity", severity.wire())));
        look(incident, Duration.ZERO);
    }

    void resolved(IncidentRow incident) {
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
        schedule("triage", incident.id(), incident.key().tenant(), delay);
    }

    private void schedule(String job, UUID incident, String tenant, Duration delay) {
        String id = incident.toString();
        JobQueue.Request request = new JobQueue.Request(job, id, tenant, Map.of("incidentId", id), delay);
        jobs.merge(job + "/" + id, request, (a, b) -> a.delay().compareTo(b.delay()) <= 0 ? a : b);
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    /** One of each kind for each incident concerned. */
    List<JobQueue.Request> jobs() {
        return List.copyOf(jobs.values());
    }
}
