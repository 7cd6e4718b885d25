package dev.serai.hub.incident;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.hub.silence.SilenceNext;
import dev.serai.hub.silence.SuppressionStore;
import dev.serai.incident.Correlator;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentFold;
import dev.serai.signal.Triage;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageDecision.StageTrace;
import dev.serai.signal.TriageFacts;
import dev.serai.signal.TriagePolicy;
import dev.serai.silence.Suppression;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Brings what is known of an incident to {@link Triage}, and its decision to the route. */
class IncidentTriage {

    /** However long alerts join an incident, people see what they are about. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration INHIBITED_FOR = Duration.ofMinutes(1);

    private final Supplier<TriagePolicy> policy;
    private final TriageRow rows;
    private final SuppressionStore suppressions;
    private final AnalysisSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    IncidentTriage(
            Supplier<TriagePolicy> policy,
            Supplier<Correlator> correlator,
            SuppressionStore suppressions,
            AnalysisSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.policy = policy;
        this.settings = settings;
        this.rows = new TriageRow(correlator);
        this.suppressions = suppressions;
        this.clock = clock;
        this.meters = meters;
    }

    /** Since when changes of state count as flapping. */
    public String flappingSince() {
        return clock.instant().minus(policy.get().flapping().window()).toString();
    }

    /** The parameters of {@code incident-restless}. */
    public Map<String, String> calm() {
        Instant now = clock.instant();
        return Map.of(
                "calmSince", now.minusMillis(settings.quietMs()).toString(),
                "patientSince", now.minus(PATIENCE).toString());
    }

    /**
     * Decides, and sets the properties {@code decision} and {@code event} and, as body, the parameters of
     * {@code triage-decide}. When nothing happened since the last decision, {@code decision} stays unset. What is suppressed for a
     * time is decided about again at its end: the property {@code next}.
     *
     * @param recheck set where the time has come: the same decision as before is none
     */
    public void decide(
            @Body List<Map<String, @Nullable Object>> loaded,
            @Header("incidentId") String incidentId,
            @Header("recheck") @Nullable String recheck,
            Exchange exchange) {
        if (loaded.isEmpty()) {
            throw new IllegalStateException("no incident " + incidentId);
        }
        exchange.setProperty(SilenceNext.PROPERTY, new SilenceNext(List.of(), List.of()));
        LoadedRow row = new LoadedRow(loaded.get(0));
        if (recheck == null && TriageRow.isDecided(row)) {
            return;
        }
        Instant now = clock.instant();
        TriageFacts facts = rows.facts(row, now, suppressions.at(row.text("tenant"), now, TriageRow.labels(row)));
        TriageDecision decision = new Triage(policy.get()).decide(facts);
        exchange.setProperty(SilenceNext.PROPERTY, recheck(decision, incidentId, now));
        if (recheck != null && isNothingNew(row, facts, decision)) {
            return;
        }
        Incident decided = IncidentFold.triaged(facts.incident(), decision.verdict(), facts.environment());
        exchange.setProperty("decision", decision);
        exchange.setProperty("event", entry(decided, decision, facts.transitions()));
        exchange.getMessage().setBody(TriageRow.parameters(facts.incident(), decided, decision, clock.instant()));
        meters.counter(
                        "serai.triage",
                        "verdict",
                        decision.verdict().wire(),
                        "reason",
                        decision.reason().name())
                .increment();
    }

    /** What neither was suppressed nor is has been decided about. */
    private static boolean isNothingNew(LoadedRow row, TriageFacts facts, TriageDecision decision) {
        return TriageRow.isSame(row, decision)
                || decision.by() == null && !facts.since().suppressed();
    }

    /** Nobody knows when a source of inhibition is over: that is found out every minute. */
    private static SilenceNext recheck(TriageDecision decision, String incidentId, Instant now) {
        Suppression by = decision.by();
        if (by == null) {
            return new SilenceNext(List.of(), List.of());
        }
        Duration delay = by.until() == null ? INHIBITED_FOR : Duration.between(now, by.until());
        return SilenceNext.recheck(List.of(UUID.fromString(incidentId)), delay);
    }

    /** Its version is the one that this decision makes: a later look that finds it has nothing to decide. */
    private static JournalEntry entry(Incident decided, TriageDecision decision, int transitions) {
        IncidentEvent.Triaged triaged = new IncidentEvent.Triaged(
                new Subject.Incident(decided.id()),
                decision.verdict(),
                decided.severity(),
                decided.environment(),
                decided.alerts().total(),
                decided.alerts().firing(),
                transitions,
                decided.version() + 1,
                decision.trace().stream().map(StageTrace::line).toList());
        return new JournalEntry(decided.key().tenant(), "policy", decision.reason(), triaged);
    }
}
