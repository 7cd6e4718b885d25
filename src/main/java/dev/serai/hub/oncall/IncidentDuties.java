package dev.serai.hub.oncall;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.http.Problem;
import dev.serai.hub.job.JobHeaders;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.oncall.EscalationStore.CallRow;
import dev.serai.incident.IncidentState;
import dev.serai.oncall.EscalationPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose an incident is, and until when it is snoozed; each method runs in the transaction that holds the incident's lock. */
@Component("incidentDuties")
class IncidentDuties {

    private final DutyStore duties;
    private final EscalationStore calls;
    private final Clock clock;

    IncidentDuties(DutyStore duties, EscalationStore calls, Clock clock) {
        this.duties = duties;
        this.calls = calls;
        this.clock = clock;
    }

    /** The next job is due when the snooze is over. */
    public void due(@Header("tenant") String tenant, @Header("incidentId") String incidentId, Exchange exchange) {
        Instant until = duties.find(tenant, UUID.fromString(incidentId)).snoozedUntil();
        exchange.getMessage().setHeader(JobHeaders.DUE, until);
    }

    /** Sets {@code event}. */
    public void snooze(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @Header("snoozeMinutes") int minutes,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        UUID incident = open(locked, incidentId, "snoozed");
        Instant now = clock.instant();
        Instant until = now.plus(Duration.ofMinutes(minutes));
        duties.snooze(tenant, incident, until, actor, now);
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(tenant, actor, new IncidentEvent.Snoozed(new Subject.Incident(incident), until)));
    }

    /** Whether a snooze is over. */
    enum SnoozeEnd {
        /** There is none any more. */
        NONE,
        /** It was made longer. */
        LATER,
        /** It is over, and {@code event} says so. */
        OVER
    }

    /** Of what is suppressed nobody is notified here: it pages again when that is over. */
    public SnoozeEnd snoozeEnd(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        UUID incident = UUID.fromString(incidentId);
        DutyStore.IncidentDuty duty = duties.find(tenant, incident);
        Instant until = duty.snoozedUntil();
        Instant now = clock.instant();
        if (until == null || locked.isEmpty()) {
            return SnoozeEnd.NONE;
        }
        if (now.isBefore(until)) {
            return SnoozeEnd.LATER;
        }
        duties.snooze(tenant, incident, null, "system", now);
        if (state(locked) == IncidentState.RESOLVED) {
            return SnoozeEnd.NONE;
        }
        if (!duty.suppressed()) {
            calls.insert(
                    tenant,
                    incident,
                    new CallRow("snooze_over", 0, EscalationPosition.FIRST, List.of(), null, null),
                    now);
        }
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(tenant, "system", new IncidentEvent.SnoozeEnded(new Subject.Incident(incident))));
        return SnoozeEnd.OVER;
    }

    /** Whether it has another owner now; then {@code event} says so, and that person is called. */
    public boolean assign(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @Header("assignee") String assignee,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        UUID incident = open(locked, incidentId, "assigned");
        if (!duties.mayAct(tenant, assignee)) {
            throw new Problem(
                    422, "unknown-person", "Unknown person", "There is no account of that name that may act.");
        }
        if (assignee.equals(duties.find(tenant, incident).assignee())) {
            return false;
        }
        Instant now = clock.instant();
        duties.assign(tenant, incident, assignee, actor, now);
        if (!actor.equals("user:" + assignee)) {
            CallRow call = new CallRow("assigned", 0, EscalationPosition.FIRST, List.of(assignee), actor, null);
            calls.insert(tenant, incident, call, now);
        }
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(tenant, actor, new IncidentEvent.Assigned(new Subject.Incident(incident), assignee)));
        return true;
    }

    private static UUID open(List<Map<String, @Nullable Object>> locked, String incidentId, String what) {
        UUID incident = UUID.fromString(incidentId);
        if (locked.isEmpty()) {
            throw new Problem(404, "not-found", "Not found", "There is no incident " + incident + ".");
        }
        if (state(locked) == IncidentState.RESOLVED) {
            throw new Problem(
                    409, "incident-resolved", "Incident is resolved", "A resolved incident is not " + what + ".");
        }
        return incident;
    }

    private static IncidentState state(List<Map<String, @Nullable Object>> locked) {
        return new LoadedRow(locked.get(0)).word("state", IncidentState.class);
    }
}
