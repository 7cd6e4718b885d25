package dev.serai.hub.oncall;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.OnCallEvent;
import dev.serai.event.Subject;
import dev.serai.hub.channel.NoticeStore;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.job.JobHeaders;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.oncall.EscalationStore.EscalationState;
import dev.serai.hub.oncall.EscalationStore.StoredEscalation;
import dev.serai.hub.routes.Live;
import dev.serai.incident.IncidentState;
import dev.serai.notify.Notice.NoticeKind;
import dev.serai.notify.TriageVerdict;
import dev.serai.oncall.ChainChoice;
import dev.serai.oncall.EscalationChain;
import dev.serai.oncall.EscalationMove;
import dev.serai.oncall.EscalationReason;
import dev.serai.oncall.OnCallPolicy;
import dev.serai.signal.TriageReason;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain of calls of an incident; each method runs in the transaction that holds the incident's lock. */
@Component("escalations")
class Escalations {

    private final Live<OnCallPolicy> policy;
    private final NoticeStore notices;
    private final EscalationStore store;
    private final DutyStore duties;
    private final OverrideStore overrides;
    private final Journal journal;
    private final Clock clock;

    Escalations(
            Live<OnCallPolicy> policy,
            NoticeStore notices,
            EscalationStore store,
            DutyStore duties,
            OverrideStore overrides,
            Journal journal,
            Clock clock) {
        this.policy = policy;
        this.notices = notices;
        this.store = store;
        this.duties = duties;
        this.overrides = overrides;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether a chain of calls or reminders began, and when its first step is due. That of calls is recorded. */
    public boolean begin(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        UUID incident = UUID.fromString(incidentId);
        Instant now = clock.instant();
        if (locked.isEmpty() || !waits(new LoadedRow(locked.get(0)), duties.find(tenant, incident), now)) {
            return false;
        }
        ChainChoice choice = notices.ofIncident(tenant, incident)
                .map(facts -> policy.get().choose(facts.notice(NoticeKind.PAGE, now)))
                .orElse(ChainChoice.none());
        Instant first = now.plus(choice.after());
        if (choice.chain() == null || !store.begin(tenant, incident, choice, first, now)) {
            return false;
        }
        exchange.getMessage().setHeader(JobHeaders.DUE, first);
        if (!choice.chain().reminds()) {
            journal.record(new JournalEntry(tenant, "policy", choice.reason(), begun(incident, choice.chain())));
        }
        return true;
    }

    private static OnCallEvent begun(UUID incident, EscalationChain chain) {
        return new OnCallEvent.EscalationBegun(
                new Subject.Incident(incident), chain.name(), chain.steps().size(), chain.rounds());
    }

    private static boolean waits(LoadedRow incident, DutyStore.IncidentDuty duty, Instant now) {
        Instant snoozed = duty.snoozedUntil();
        return state(incident) == IncidentState.OPEN
                && TriageVerdict.PAGE.wire().equals(incident.textOrNull("verdict"))
                && (snoozed == null || !now.isBefore(snoozed))
                && !duty.suppressed();
    }

    private static IncidentState state(LoadedRow incident) {
        return incident.word("state", IncidentState.class);
    }

    /** What the chain does now; null where none runs. */
    public @Nullable EscalationMove move(
            @Body List<Map<String, @Nullable Object>> locked,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId) {
        UUID incident = UUID.fromString(incidentId);
        Instant now = clock.instant();
        DutyStore.IncidentDuty duty = duties.find(tenant, incident);
        return store.find(tenant, incident)
                .filter(stored -> stored.state() == EscalationState.RUNNING && !locked.isEmpty())
                .map(stored -> stored.running()
                        .move(
                                state(new LoadedRow(locked.get(0))),
                                duty.snoozedUntil(),
                                duty.assignee() != null,
                                policy.get(),
                                overrides.at(tenant, now),
                                now))
                .orElse(null);
    }

    /** Calls or reminds, and records it. Where no chat has a page of the incident there is no reminder. */
    public void call(
            @Body EscalationMove.CallPeople call,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId) {
        UUID incident = UUID.fromString(incidentId);
        StoredEscalation stored = store.find(tenant, incident).orElseThrow();
        boolean reminder = stored.running().chain().reminds();
        if (reminder && !notices.hasPage(tenant, incident)) {
            store.pass(tenant, incident, call, clock.instant());
            return;
        }
        store.call(tenant, incident, stored, call, clock.instant());
        journal.record(new JournalEntry(
                tenant,
                "policy",
                reminder ? EscalationReason.REMINDER : call.reason(),
                reminder ? reminded(incident, stored, call) : called(incident, call)));
    }

    private static OnCallEvent called(UUID incident, EscalationMove.CallPeople call) {
        return new OnCallEvent.EscalationCalled(
                new Subject.Incident(incident),
                call.people(),
                call.at().round() + 1,
                call.at().step() + 1,
                call.due());
    }

    private static OnCallEvent reminded(UUID incident, StoredEscalation stored, EscalationMove.CallPeople call) {
        return new OnCallEvent.Reminded(
                new Subject.Incident(incident),
                call.at().round() + 1,
                stored.running().chain().rounds());
    }

    /** The next job is due when the next step is. */
    public void due(@Body EscalationMove move, Exchange exchange) {
        Instant due = move instanceof EscalationMove.WaitForStep wait
                ? wait.until()
                : ((EscalationMove.CallPeople) move).due();
        exchange.getMessage().setHeader(JobHeaders.DUE, due);
    }

    /**
     * Ends the chain, if there is one, and records that of calls.
     *
     * @param body the move that ends it; anything else where a person or the end of the incident does, which {@code event} says
     */
    public void end(
            @Body @Nullable Object body,
            @ExchangeProperty("actor") @Nullable String actor,
            @ExchangeProperty(Journal.ENTRY) @Nullable JournalEntry cause,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId) {
        UUID incident = UUID.fromString(incidentId);
        EscalationReason reason = body instanceof EscalationMove move ? move.recorded() : reason(cause);
        EscalationState state =
                body instanceof EscalationMove.GiveUp ? EscalationState.EXHAUSTED : EscalationState.ENDED;
        Optional<StoredEscalation> stored = store.find(tenant, incident);
        boolean calls = stored.map(one -> !one.running().chain().reminds()).orElse(false);
        if (reason != null && store.close(tenant, incident, state, reason, clock.instant()) && calls) {
            journal.record(new JournalEntry(
                    tenant,
                    actor == null ? "system" : actor,
                    reason,
                    new OnCallEvent.EscalationEnded(new Subject.Incident(incident))));
        }
    }

    private static EscalationReason reason(@Nullable JournalEntry cause) {
        if (cause != null && cause.event() instanceof IncidentEvent.Acknowledged) {
            return EscalationReason.ACKNOWLEDGED;
        }
        if (cause != null && cause.event() instanceof IncidentEvent.Snoozed) {
            return EscalationReason.SNOOZED;
        }
        return cause != null && cause.reason() instanceof TriageReason triaged && triaged.isForATime()
                ? EscalationReason.SUPPRESSED
                : EscalationReason.RESOLVED;
    }
}
