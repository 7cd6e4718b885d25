package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.alert.Severity;
import dev.serai.alert.StoredAlert;
import dev.serai.event.AlertEvent;
import dev.serai.event.Event;
import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.wire.ReasonCode;
import java.util.UUID;

/** What is recorded of an incident, with its reason. */
final class Entries {

    private Entries() {}

    static JournalEntry opened(Incident incident, Correlation place) {
        return entry(
                incident,
                JoinReason.NEW_INCIDENT,
                new IncidentEvent.Opened(subject(incident), place.rule(), place.key(), place.environment()));
    }

    static JournalEntry reopened(Incident incident) {
        return entry(incident, JoinReason.RESOLVED_RECENTLY, new IncidentEvent.Reopened(subject(incident)));
    }

    static JournalEntry resolved(Incident incident) {
        int alerts = incident.alerts().total();
        return entry(incident, AlertReason.ALL_ALERTS_RESOLVED, new IncidentEvent.Resolved(subject(incident), alerts));
    }

    static JournalEntry joined(Incident incident, Firing firing, JoinReason reason) {
        Alert alert = firing.delivery();
        AlertEvent.Joined joined = new AlertEvent.Joined(
                subject(incident, firing.alert()), alert.title(), alert.severity(), alert.source());
        return entry(incident, reason, joined);
    }

    static JournalEntry alertResolved(Incident incident, UUID alert) {
        return entry(incident, AlertReason.SOURCE_SAYS_SO, new AlertEvent.Resolved(subject(incident, alert)));
    }

    static JournalEntry silent(Incident incident, SilentAlert alert) {
        AlertEvent.Stale stale =
                new AlertEvent.Stale(subject(incident, alert.id()), alert.title(), alert.source(), alert.lastSeen());
        return entry(incident, AlertReason.NOT_REPEATED, stale);
    }

    /** Whoever looks at the incident is to see so, and nobody is notified for it. */
    static JournalEntry heardAgain(StoredAlert alert, UUID incident, Alert delivery) {
        AlertEvent.Repeated repeated =
                new AlertEvent.Repeated(new Subject.Alert(alert.id(), incident), delivery.title(), delivery.source());
        return new JournalEntry(alert.key().tenant(), IncidentStatus.SYSTEM, AlertReason.HEARD_AGAIN, repeated);
    }

    static JournalEntry worsened(Incident incident, UUID alert, Severity severity) {
        return entry(incident, AlertReason.SEVERITY, new AlertEvent.Worsened(subject(incident, alert), severity));
    }

    static JournalEntry acknowledged(Incident incident, String actor) {
        return of(incident, actor, new IncidentEvent.Acknowledged(subject(incident)));
    }

    static JournalEntry unacknowledged(Incident incident, String actor) {
        return of(incident, actor, new IncidentEvent.Unacknowledged(subject(incident)));
    }

    static JournalEntry resolvedBy(Incident incident, String actor) {
        return of(incident, actor, new IncidentEvent.Resolved(subject(incident), null));
    }

    static JournalEntry noted(Incident incident, String actor, String text) {
        return of(incident, actor, new IncidentEvent.Noted(subject(incident), text));
    }

    static JournalEntry analysisRequested(Incident incident, String actor) {
        return of(incident, actor, new IncidentEvent.AnalysisRequested(subject(incident)));
    }

    private static JournalEntry entry(Incident incident, ReasonCode reason, Event event) {
        return new JournalEntry(incident.key().tenant(), IncidentStatus.SYSTEM, reason, event);
    }

    private static JournalEntry of(Incident incident, String actor, Event event) {
        return new JournalEntry(incident.key().tenant(), actor, event);
    }

    private static Subject.Incident subject(Incident incident) {
        return new Subject.Incident(incident.id());
    }

    private static Subject.Alert subject(Incident incident, UUID alert) {
        return new Subject.Alert(alert, incident.id());
    }
}
