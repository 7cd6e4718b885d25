package dev.serai.analysis;

import dev.serai.wire.WireName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one analyst says about an incident.
 *
 * @param analyst {@code patterns} or {@code model:<name>}
 * @param status how far it can be used
 * @param reason why it has that status, if it is not simply good
 * @param summary one paragraph for people
 * @param causes likely causes, the likeliest first; empty is an honest "I don't know"
 * @param ruledOut what was considered and why it is not the cause
 * @param playbooks names of existing playbooks that match the incident, the best first
 * @param evidence everything that was looked at, in the order E1, E2, …
 * @param caution what it says against acting
 * @param usage what it cost
 */
public record Analysis(
        String analyst,
        AnalysisStatus status,
        @Nullable AnalysisReason reason,
        String summary,
        List<Cause> causes,
        List<String> ruledOut,
        List<String> playbooks,
        List<UUID> evidence,
        Caution caution,
        ModelUsage usage) {

    /** The analyst that matches known patterns. */
    public static final String PATTERNS = "patterns";

    public Analysis {
        causes = List.copyOf(causes);
        ruledOut = List.copyOf(ruledOut);
        playbooks = List.copyOf(playbooks);
        evidence = List.copyOf(evidence);
    }

    /** How far an analysis can be used. */
    public enum AnalysisStatus implements WireName {
        /** Every claim is cited. */
        ACCEPTED,
        /** Some claims name no evidence, or evidence that does not exist. */
        PARTLY_CITED,
        /** It says nothing that can be used; the reason tells why. */
        UNUSABLE
    }

    /**
     * What an analysis cost.
     *
     * @param tokensIn tokens read by a model
     * @param tokensOut tokens written by a model
     * @param durationMs how long it took, in milliseconds
     */
    public record ModelUsage(int tokensIn, int tokensOut, int durationMs) {

        public static final ModelUsage NONE = new ModelUsage(0, 0, 0);
    }
}
