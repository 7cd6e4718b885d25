package dev.serai.analysis;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Decides whether an incident is analysed (again). An analysis may bring actions whose output is evidence and asks for an
 * analysis: it ends because without new evidence nothing happens, and because the number of analyses is bounded.
 */
public final class AnalysisGate {

    private AnalysisGate() {}

    /** Why an incident is analysed or not. */
    public enum AnalysisGateReason {
        /** It was never analysed. */
        FIRST(true),
        /** Something is known now that the last analysis did not see. */
        NEW_EVIDENCE(true),
        /** A person asked for it. */
        ASKED(true),
        /** Everything known was analysed. */
        NOTHING_NEW(false),
        /** It was analysed as often as the settings allow. */
        LIMIT_REACHED(false),
        /** It is over. */
        RESOLVED(false),
        /** There is no such incident. */
        UNKNOWN(false),
        /** While this analysis ran another one was stored that saw as much. */
        OVERTAKEN(false);

        private final boolean proceed;

        AnalysisGateReason(boolean proceed) {
            this.proceed = proceed;
        }
    }

    /** The decision and its reason. */
    public record GateDecision(boolean proceed, AnalysisGateReason reason) {

        static GateDecision of(AnalysisGateReason reason) {
            return new GateDecision(reason.proceed, reason);
        }
    }

    /**
     * What is known about earlier analyses of an incident.
     *
     * @param known whether there is such an incident
     * @param resolved whether it is over
     * @param runs how often it was analysed
     * @param seen the evidence of the last analysis
     */
    public record AnalysisHistory(boolean known, boolean resolved, long runs, Set<UUID> seen) {

        /** There is no such incident. */
        public static final AnalysisHistory OF_NONE = new AnalysisHistory(false, false, 0, Set.of());

        public AnalysisHistory {
            seen = Set.copyOf(seen);
        }
    }

    /** Before analysing. */
    public static GateDecision start(AnalysisHistory past, Collection<UUID> evidence, int maxRuns) {
        return start(past, evidence, maxRuns, false);
    }

    /** @param asked whether a person asked: a person is no loop, so neither old evidence nor the limit stands in the way */
    public static GateDecision start(AnalysisHistory past, Collection<UUID> evidence, int maxRuns, boolean asked) {
        if (!past.known()) {
            return GateDecision.of(AnalysisGateReason.UNKNOWN);
        }
        if (past.resolved()) {
            return GateDecision.of(AnalysisGateReason.RESOLVED);
        }
        if (past.runs() == 0) {
            return GateDecision.of(AnalysisGateReason.FIRST);
        }
        if (asked) {
            return GateDecision.of(AnalysisGateReason.ASKED);
        }
        if (past.runs() >= maxRuns) {
            return GateDecision.of(AnalysisGateReason.LIMIT_REACHED);
        }
        return GateDecision.of(
                past.seen().containsAll(evidence) ? AnalysisGateReason.NOTHING_NEW : AnalysisGateReason.NEW_EVIDENCE);
    }

    /**
     * Before storing: {@code before} was read at the start, {@code now} with the incident locked. Of two analyses at once the
     * second one is stored only if it saw something that the first did not.
     */
    public static GateDecision finish(
            AnalysisHistory before, AnalysisHistory now, Collection<UUID> evidence, GateDecision started) {
        if (!now.known()) {
            return GateDecision.of(AnalysisGateReason.UNKNOWN);
        }
        if (now.resolved()) {
            return GateDecision.of(AnalysisGateReason.RESOLVED);
        }
        boolean overtaken = now.runs() != before.runs() && now.seen().containsAll(evidence);
        return overtaken ? GateDecision.of(AnalysisGateReason.OVERTAKEN) : started;
    }
}
