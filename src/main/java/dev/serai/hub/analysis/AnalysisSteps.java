package dev.serai.hub.analysis;

import dev.serai.analysis.Analysis;
import dev.serai.analysis.AnalysisGate;
import dev.serai.analysis.CitedFacts;
import dev.serai.analysis.Evidence;
import dev.serai.analysis.PatternAnalyst;
import dev.serai.event.JournalEntry;
import dev.serai.hub.journal.Journal;
import dev.serai.hub.routes.Live;
import dev.serai.hub.settings.AnalysisSettings;
import dev.serai.probe.ProbeSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Leads one analysis through its routes: decides, asks the pattern analyst, prepares what is stored. */
@Component("analysisSteps")
class AnalysisSteps {

    private static final Logger LOG = LoggerFactory.getLogger(AnalysisSteps.class);

    /** Of so many cores, patterns are looked for on one. */
    private static final int CORES_EACH = 4;

    private final Live<PatternAnalyst> patterns;
    private final ObjectProvider<MatchingPlaybooks> playbooks;
    private final AnalysisRows rows;
    private final TraceRows traces;
    private final AnalysisSettings settings;
    private final MeterRegistry meters;

    /** What only computes leaves cores to those who deliver alerts, and to those who ask. */
    private final Semaphore cores =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / CORES_EACH));

    AnalysisSteps(
            Live<PatternAnalyst> patterns,
            ObjectProvider<MatchingPlaybooks> playbooks,
            AnalysisRows rows,
            TraceRows traces,
            AnalysisSettings settings,
            MeterRegistry meters) {
        this.patterns = patterns;
        this.playbooks = playbooks;
        this.rows = rows;
        this.traces = traces;
        this.settings = settings;
        this.meters = meters;
    }

    /** Keeps what the row says of earlier analyses. */
    void remember(@Body @Nullable Map<String, Object> row, Exchange exchange) {
        exchange.setProperty("past", rows.past(row));
    }

    /** Whether to analyse, now that all evidence is stored. */
    AnalysisGate.GateDecision decide(
            @Body List<Map<String, Object>> stored,
            @Header("incidentId") String incidentId,
            @Header("asked") @Nullable String asked,
            @ExchangeProperty("past") AnalysisGate.AnalysisHistory past,
            @ExchangeProperty(EvidenceRound.PROPERTY) EvidenceRound round,
            Exchange exchange) {
        List<Evidence> evidence =
                ProbeSource.current(stored.stream().map(EvidenceRows::read).toList(), round.stored());
        AnalysisGate.GateDecision decision = AnalysisGate.start(
                past, evidence.stream().map(Evidence::id).toList(), settings.maxRuns(), Boolean.parseBoolean(asked));
        List<String> matching = decision.proceed() ? matching(UUID.fromString(incidentId)) : List.of();
        AnalysisRun run = new AnalysisRun(
                past,
                decision,
                evidence,
                matching,
                round.failures(),
                List.of(),
                List.of(),
                round.objects(),
                List.of(),
                null);
        exchange.setProperty(AnalysisRun.PROPERTY, run);
        meters.counter("serai.analysis.decisions", "reason", decision.reason().name())
                .increment();
        return decision;
    }

    /**
     * Asks the pattern analyst, when it is this analysis' turn; {@code rows} are the typed facts, something else in a route of
     * before there were any. */
    void patterns(@Body Object rows, @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run, Exchange exchange)
            throws InterruptedException {
        List<CitedFacts> facts = FactRows.read(rows);
        cores.acquire();
        try {
            Timer.Sample timer = Timer.start(meters);
            Analysis found = patterns.get().analyse(run.evidence(), facts, run.playbooks());
            timer.stop(meters.timer("serai.analysis", "analyst", "patterns", "reason", String.valueOf(found.reason())));
            exchange.setProperty(AnalysisRun.PROPERTY, run.with(found));
        } finally {
            cores.release();
        }
    }

    /** Whether to store, with the incident locked. */
    AnalysisGate.GateDecision decideAgain(
            @Body @Nullable Map<String, Object> row, @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run) {
        return AnalysisGate.finish(run.past(), rows.past(row), run.evidenceIds(), run.decision());
    }

    /** The rows to insert. */
    List<Map<String, @Nullable Object>> rows(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            Exchange exchange) {
        List<Map<String, @Nullable Object>> made = run.analyses().stream()
                .map(one -> rows.row(one, tenant, incidentId))
                .toList();
        String last = String.valueOf(made.get(made.size() - 1).get("id"));
        exchange.setProperty(AnalysisRun.PROPERTY, run.storedAs(UUID.fromString(last)));
        return made;
    }

    /** What its tools were asked, as parameters; the model's analysis is the last. */
    Map<String, Object> calls(@ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run) {
        return traces.parameters(run.trace(), Objects.requireNonNull(run.lastId(), "it has a row by now"));
    }

    /** What the audit and the timeline tell. */
    void event(
            @ExchangeProperty(AnalysisRun.PROPERTY) AnalysisRun run,
            @Header("tenant") String tenant,
            @Header("incidentId") String incidentId,
            @ExchangeProperty("actor") String actor,
            Exchange exchange) {
        Analysis last = run.last();
        exchange.setProperty(
                Journal.ENTRY,
                new JournalEntry(tenant, actor, last.reason(), AnalysisRows.event(run, UUID.fromString(incidentId))));
    }

    private List<String> matching(UUID incidentId) {
        MatchingPlaybooks catalogue = playbooks.getIfAvailable();
        try {
            return catalogue == null ? List.of() : catalogue.matching(incidentId);
        } catch (RuntimeException e) {
            // Recommending nothing is better than not analysing; planning meets the same error and reports it.
            LOG.warn(
                    "Playbooks of incident {} cannot be matched: {}",
                    incidentId,
                    e.getClass().getSimpleName());
            return List.of();
        }
    }
}
