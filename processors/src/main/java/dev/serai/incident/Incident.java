package dev.serai.incident;

import dev.serai.alert.Severity;
import java.time.Instant;
import java.util.UUID;

/**
 * An incident as it stands. {@link IncidentFold} says what becomes of it; nothing else changes it.
 *
 * @param severity the worst that any of its alerts had
 * @param environment the most careful that triage has seen among its alerts
 * @param lastAlertAt when an alert last began to fire in it
 * @param version of the row as it was read; 0 for one that is new
 */
public record Incident(
        UUID id,
        IncidentKey key,
        IncidentStatus status,
        Severity severity,
        String environment,
        AlertCount alerts,
        Instant lastAlertAt,
        PageState paging,
        int version) {

    public IncidentState state() {
        return status.state();
    }

    public boolean isResolved() {
        return state() == IncidentState.RESOLVED;
    }

    Incident with(IncidentStatus next) {
        return new Incident(id, key, next, severity, environment, alerts, lastAlertAt, paging, version);
    }

    Incident with(Severity next) {
        return new Incident(id, key, status, next, environment, alerts, lastAlertAt, paging, version);
    }

    Incident with(AlertCount next) {
        return new Incident(id, key, status, severity, environment, next, lastAlertAt, paging, version);
    }

    Incident heardAt(Instant at) {
        return new Incident(id, key, status, severity, environment, alerts, at, paging, version);
    }

    Incident decided(PageState next, String where) {
        return new Incident(id, key, status, severity, where, alerts, lastAlertAt, next, version);
    }
}
