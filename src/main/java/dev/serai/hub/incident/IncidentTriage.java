package dev.serai.hub.incident;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.incident.Correlator;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentFold;
import dev.serai.signal.Triage;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageDecision.StageTrace;
import dev.serai.signal.TriageFacts;
import dev.serai.signal.TriagePolicy;
import dev.serai.silence.Suppressions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Brings what is known of an incident to {@link Triage}, and its decision to the route. */
class IncidentTriage {

    /** However long alerts join an incident, people see what they are about. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<TriagePolicy> policy;
    private final TriageRow rows;
    private final AnalysisSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;

    IncidentTriage(
            Supplier<TriagePolicy> policy,
            Supplier<Correlator> correlator,
            AnalysisSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.policy = policy;
        this.settings = settings;
        this.rows = new TriageRow(correlator);
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
     * {@code triage-decide}. When nothing happened since the last decision, {@code decision} stays unset.
     */
    public void decide(
            @Body List<Map<String, @Nullable Object>> loaded,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        if (loaded.isEmpty()) {
            throw new IllegalStateException("no incident " + incidentId);
        }
        LoadedRow row = new LoadedRow(loaded.get(0));
        if (TriageRow.isDecided(row)) {
            return;
        }
        TriageFacts facts = rows.facts(row, clock.instant(), Suppressions.NONE);
        TriageDecision decision = new Triage(policy.get()).decide(facts);
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
