package dev.serai.playbook;

import dev.serai.alert.Severity;
import dev.serai.incident.AlertCount;
import dev.serai.incident.IncidentState;
import java.time.Instant;
import java.util.Map;

/**
 * What a playbook may look at of an incident.
 *
 * @param access what the hub may do in its cluster
 */
public record IncidentFact(
        String title,
        Severity severity,
        IncidentState state,
        PlaceFact place,
        AccessLevel access,
        Instant openedAt,
        AlertCount alerts) {

    /** Where it happens; each part but the environment is empty if there is none. */
    public record PlaceFact(String environment, String cluster, String namespace, String workload) {}

    /** The same where the hub may do this. */
    public IncidentFact with(AccessLevel other) {
        return new IncidentFact(title, severity, state, place, other, openedAt, alerts);
    }

    Map<String, Object> values() {
        return Map.ofEntries(
                Map.entry("title", title),
                Map.entry("severity", severity.wire()),
                Map.entry("environment", place.environment()),
                Map.entry("state", state.wire()),
                Map.entry("cluster", place.cluster()),
                Map.entry("namespace", place.namespace()),
                Map.entry("workload", place.workload()),
                Map.entry("cluster_access", access.wire()),
                Map.entry("opened_at", openedAt),
                Map.entry("alerts", (long) alerts.total()),
                Map.entry("firing", (long) alerts.firing()));
    }
}
