package dev.serai.incident;

import dev.serai.alert.Severity;
import dev.serai.incident.IncidentStatus.Mark;
import dev.serai.incident.Transition.TransitionOutcome;
import dev.serai.notify.TriageVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The one state machine of incidents: what is, and what happened, give what becomes of it, what is recorded, and what it
 * needs next. The cases stand in docs/concepts/incidents.md.
 */
public final class IncidentFold {

    /** In a storm each incident is looked at once in this time, not once an alert. */
    public static final Duration CALM = Duration.ofSeconds(2);

    private final Duration reopenWindow;

    /** @param reopenWindow how long after its end an incident is opened again instead of a new one */
    public IncidentFold(Duration reopenWindow) {
        this.reopenWindow = reopenWindow;
    }

    /** The first alert of a new incident. */
    public static Transition open(UUID id, IncidentKey key, Firing first, Instant now) {
        Incident opened = new Incident(
                id,
                key,
                IncidentStatus.open(),
                first.delivery().severity(),
                first.place().environment(),
                new AlertCount(1, 1),
                now,
                PageState.UNDECIDED,
                0);
        return Transition.to(
                opened,
                Attention.NOW,
                Entries.opened(opened, first.place()),
                Entries.joined(opened, first, JoinReason.NEW_INCIDENT));
    }

    /** An alert of its key fires: it joins, and opens again what is over since a short time. */
    public Transition fire(Incident incident, Firing firing, Instant now) {
        if (incident.isResolved()) {
            return reopen(incident, firing, now);
        }
        Duration quiet = Duration.between(incident.lastAlertAt(), now);
        JoinReason reason = quiet.compareTo(firing.place().window()) > 0
                ? JoinReason.SAME_KEY_STILL_OPEN
                : JoinReason.SAME_KEY_WITHIN_WINDOW;
        Attention attention = quiet.compareTo(CALM) < 0 ? Attention.SOON : Attention.NOW;
        Incident next = fired(incident, firing, now);
        return Transition.to(next, attention, Entries.joined(next, firing, reason));
    }

    private Transition reopen(Incident incident, Firing firing, Instant now) {
        Mark end = incident.status().resolved();
        if (end == null || end.at().isBefore(reopensSince(now))) {
            return Transition.none(TransitionOutcome.REFUSED_REOPEN_WINDOW, incident);
        }
        Incident next = fired(incident.with(IncidentStatus.open()), firing, now);
        return Transition.to(
                next,
                Attention.NOW,
                Entries.reopened(next),
                Entries.joined(next, firing, JoinReason.RESOLVED_RECENTLY));
    }

    /** What ended before then is not opened again. */
    public Instant reopensSince(Instant now) {
        return now.minus(reopenWindow);
    }

    private static Incident fired(Incident incident, Firing firing, Instant now) {
        return incident.with(incident.alerts().fires(firing.isNewTo(incident)))
                .with(incident.severity().orWorse(firing.delivery().severity()))
                .heardAt(now);
    }

    /** One of its alerts is over, which its message counts; {@link #settle} says whether the incident is. */
    public static Transition alertResolved(Incident incident, UUID alert) {
        Incident next = incident.with(incident.alerts().stops());
        Attention attention = next.alerts().firing() > 0 ? Attention.REFRESH : Attention.NONE;
        return Transition.to(next, attention, Entries.alertResolved(next, alert));
    }

    /** One of its alerts, which fires, got worse. */
    public static Transition alertWorsened(Incident incident, UUID alert, Severity severity) {
        if (incident.isResolved()) {
            return Transition.none(TransitionOutcome.REFUSED_RESOLVED, incident);
        }
        if (!severity.isWorseThan(incident.severity())) {
            return Transition.none(TransitionOutcome.ALREADY, incident);
        }
        Incident next = incident.with(severity);
        return Transition.to(next, Attention.NOW, Entries.worsened(next, alert, severity));
    }

    /** One of its alerts, which fires, is stale: nothing is over, and nobody is notified. */
    public static Transition alertSilent(Incident incident, SilentAlert alert) {
        return incident.isResolved()
                ? Transition.none(TransitionOutcome.REFUSED_RESOLVED, incident)
                : Transition.to(incident, Attention.REFRESH, Entries.silent(incident, alert));
    }

    /** After something happened to its alerts: with the last of them it ends by itself. */
    public static Transition settle(Incident incident, Instant now) {
        if (incident.isResolved()) {
            return Transition.none(TransitionOutcome.ALREADY, incident);
        }
        if (incident.alerts().firing() > 0) {
            return Transition.none(TransitionOutcome.REFUSED_FIRING, incident);
        }
        Incident next = incident.with(incident.status().resolve(new Mark(IncidentStatus.SYSTEM, now)));
        return Transition.to(next, Attention.NOW, Entries.resolved(next));
    }

    /** Triage has decided; {@code environment} is the most careful that it saw. Once people were paged, they were. */
    public static Incident triaged(Incident incident, TriageVerdict verdict, String environment) {
        return incident.decided(incident.paging().after(verdict), environment);
    }

    /** A person takes it on. */
    public static Transition acknowledge(Incident incident, String actor, Instant now) {
        return switch (incident.state()) {
            case RESOLVED -> Transition.none(TransitionOutcome.REFUSED_RESOLVED, incident);
            case ACKNOWLEDGED -> Transition.none(TransitionOutcome.ALREADY, incident);
            case OPEN -> Transition.to(
                    incident.with(incident.status().acknowledge(new Mark(actor, now))),
                    Attention.REFRESH,
                    Entries.acknowledged(incident, actor));
        };
    }

    /** Nobody takes care of it any more. */
    public static Transition unacknowledge(Incident incident, String actor) {
        return switch (incident.state()) {
            case RESOLVED -> Transition.none(TransitionOutcome.REFUSED_RESOLVED, incident);
            case OPEN -> Transition.none(TransitionOutcome.ALREADY, incident);
            case ACKNOWLEDGED -> Transition.to(
                    incident.with(IncidentStatus.open()), Attention.REFRESH, Entries.unacknowledged(incident, actor));
        };
    }

    /** A person ends it, whatever fires. */
    public static Transition resolve(Incident incident, String actor, Instant now) {
        return incident.isResolved()
                ? Transition.none(TransitionOutcome.ALREADY, incident)
                : Transition.to(
                        incident.with(incident.status().resolve(new Mark(actor, now))),
                        Attention.REFRESH,
                        Entries.resolvedBy(incident, actor));
    }

    /** A person leaves a note; an incident that is over takes notes too. */
    public static Transition note(Incident incident, String actor, String text) {
        return Transition.to(incident, Attention.NONE, Entries.noted(incident, actor, text));
    }

    /** A person asks for another analysis. */
    public static Transition askForAnalysis(Incident incident, String actor) {
        return incident.isResolved()
                ? Transition.none(TransitionOutcome.REFUSED_RESOLVED, incident)
                : Transition.to(incident, Attention.NONE, Entries.analysisRequested(incident, actor));
    }
}
