package dev.serai.hub.incident;

import dev.serai.event.IncidentEvent;
import dev.serai.event.JournalEntry;
import dev.serai.event.Subject;
import dev.serai.hub.db.LoadedRow;
import dev.serai.hub.incident.SignalDecisions.SignalDecided;
import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.hub.settings.PrometheusSettings;
import dev.serai.hub.silence.SilenceNext;
import dev.serai.hub.silence.SuppressionStore;
import dev.serai.incident.Correlator;
import dev.serai.incident.Incident;
import dev.serai.incident.IncidentFold;
import dev.serai.incident.IncidentState;
import dev.serai.incident.PageState;
import dev.serai.signal.AlertInView;
import dev.serai.signal.SignalOutcome;
import dev.serai.signal.StageVerdict.AfterStage;
import dev.serai.signal.Triage;
import dev.serai.signal.TriageDecision;
import dev.serai.signal.TriageDecision.StageTrace;
import dev.serai.signal.TriageFacts;
import dev.serai.signal.TriagePolicy;
import dev.serai.signal.TriageReason;
import dev.serai.silence.Suppression;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Brings what is known of an incident to {@link Triage}, and its decision to the route. */
class IncidentTriage {

    /** However long alerts join an incident, people see what they are about. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** How long before alerts are decided again their numbers are read. */
    private static final Duration READING = Duration.ofSeconds(10);

    private static final Duration INHIBITED_FOR = Duration.ofMinutes(1);

    /** How long what flaps is left alone before it is asked whether it has come to stay. */
    private static final Duration FLAPPING_FOR = Duration.ofMinutes(5);

    /** What is said of an acknowledged incident that fires and flaps no more. */
    private static final Set<TriageReason> STAYS =
            EnumSet.of(TriageReason.NEW_INCIDENT, TriageReason.DUPLICATE_OF_OPEN);

    private final Supplier<TriagePolicy> policy;
    private final TriageRow rows;
    private final SuppressionStore suppressions;
    private final SignalDecisions signals;
    private final AnalysisSettings settings;
    private final PrometheusSettings metrics;
    private final Clock clock;
    private final MeterRegistry meters;

    IncidentTriage(
            Supplier<TriagePolicy> policy,
            Supplier<Correlator> correlator,
            SuppressionStore suppressions,
            SignalDecisions signals,
            AnalysisSettings settings,
            PrometheusSettings metrics,
            Clock clock,
            MeterRegistry meters) {
        this.policy = policy;
        this.settings = settings;
        this.metrics = metrics;
        this.rows = new TriageRow(correlator);
        this.suppressions = suppressions;
        this.signals = signals;
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
        exchange.setProperty(SilenceNext.PROPERTY, SilenceNext.NONE);
        LoadedRow row = new LoadedRow(loaded.get(0));
        if (recheck == null && TriageRow.isDecided(row)) {
            return;
        }
        Instant now = clock.instant();
        List<AlertInView> firing = TriageRow.firing(row);
        List<Map<String, String>> labels =
                firing.stream().map(AlertInView::labels).toList();
        TriageFacts facts = rows.facts(row, now, suppressions.at(row.text("tenant"), now, labels), firing);
        TriageDecision allowed = new Triage(policy.get()).decide(facts);
        if (recheck != null && isTaken(row, facts, allowed)) {
            exchange.setProperty(
                    SilenceNext.PROPERTY,
                    SilenceNext.recheck(List.of(facts.incident().id()), FLAPPING_FOR));
            return;
        }
        SignalDecided decided = signals.decide(facts, allowed, row.instantOrNull("signal_due") != null, now);
        SignalOutcome outcome = decided.outcome();
        TriageDecision decision = outcome.decision();
        SilenceNext next = next(allowed, outcome, facts.incident(), now).withMessagesSoon(decided.joined());
        exchange.setProperty(
                SilenceNext.PROPERTY,
                changesPageAlone(row, facts, decision) ? next.withMessages(UUID.fromString(incidentId)) : next);
        if (decision != null && (recheck == null || !isNothingNew(row, facts, decision))) {
            record(exchange, facts, decision, outcome.trace());
        }
    }

    private void record(Exchange exchange, TriageFacts facts, TriageDecision decision, List<String> trace) {
        Incident decided = IncidentFold.triaged(facts.incident(), decision.verdict(), facts.environment());
        exchange.setProperty("decision", decision);
        exchange.setProperty("event", entry(decided, decision, facts.transitions(), trace));
        exchange.getMessage().setBody(TriageRow.parameters(facts.incident(), decided, decision, clock.instant()));
        meters.counter(
                        "serai.triage",
                        "verdict",
                        decision.verdict().wire(),
                        "reason",
                        decision.reason().name())
                .increment();
    }

    /**
     * When it is triaged again nothing is new where nothing happened since the last decision, it pages nobody who was not paged, and
     * neither was suppressed for a time nor is.
     */
    private static boolean isNothingNew(LoadedRow row, TriageFacts facts, TriageDecision decision) {
        return TriageRow.isDecided(row)
                && !(decision.pages() && !TriageRow.isPaged(row))
                && (TriageRow.isSame(row, decision)
                        || decision.by() == null && !facts.since().suppressed());
    }

    /** Somebody has what flapped and has come to stay: it is asked about again, as they may give it back. */
    private static boolean isTaken(LoadedRow row, TriageFacts facts, TriageDecision allowed) {
        return facts.incident().state() == IncidentState.ACKNOWLEDGED
                && TriageRow.isFlapping(row)
                && STAYS.contains(allowed.reason());
    }

    /** The page says what is, also where nobody is to be notified of that: it was over or suppressed, and no longer is. */
    private static boolean changesPageAlone(LoadedRow row, TriageFacts facts, @Nullable TriageDecision decision) {
        return facts.incident().paging() == PageState.PAGED
                && (!TriageRow.isDecided(row) || facts.since().suppressed())
                && (decision == null || decision.next() == AfterStage.KEEP);
    }

    private SilenceNext next(TriageDecision allowed, SignalOutcome outcome, Incident incident, Instant now) {
        SilenceNext next = recheck(allowed, outcome, incident.id(), now);
        return outcome.due() == null || !metrics.serves(incident.key().tenant())
                ? next
                : next.withSeries(
                        incident.id(), Duration.between(now, outcome.due()).minus(READING));
    }

    /** When the first of what holds only for a time is over. */
    private static SilenceNext recheck(TriageDecision allowed, SignalOutcome outcome, UUID incident, Instant now) {
        return Stream.of(suppressedFor(allowed.by(), now), waitsFor(outcome.due(), now), flapsFor(allowed))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(delay -> SilenceNext.recheck(List.of(incident), delay))
                .orElse(SilenceNext.NONE);
    }

    private static Optional<Duration> waitsFor(@Nullable Instant due, Instant now) {
        return Optional.ofNullable(due).map(at -> Duration.between(now, at));
    }

    private static Optional<Duration> flapsFor(TriageDecision allowed) {
        return allowed.reason() == TriageReason.FLAPPING && !allowed.pages()
                ? Optional.of(FLAPPING_FOR)
                : Optional.empty();
    }

    /** Nobody knows when a source of inhibition is over: that is found out every minute. */
    private static Optional<Duration> suppressedFor(@Nullable Suppression by, Instant now) {
        return Optional.ofNullable(by)
                .map(one -> one.until() == null ? INHIBITED_FOR : Duration.between(now, one.until()));
    }

    /** Its version is the one that this decision makes: a later look that finds it has nothing to decide. */
    private static JournalEntry entry(Incident decided, TriageDecision decision, int transitions, List<String> trace) {
        IncidentEvent.Triaged triaged = new IncidentEvent.Triaged(
                new Subject.Incident(decided.id()),
                decision.verdict(),
                decided.severity(),
                decided.environment(),
                decided.alerts().total(),
                decided.alerts().firing(),
                transitions,
                decided.version() + 1,
                Stream.concat(decision.trace().stream().map(StageTrace::line), trace.stream())
                        .toList());
        return new JournalEntry(decided.key().tenant(), "policy", decision.reason(), triaged);
    }
}
