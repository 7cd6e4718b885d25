package dev.serai.hub.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How incidents are analysed, {@code serai.analysis}.
 *
 * @param maxRuns how often one incident is analysed at most
 * @param gatherTimeoutMs how long the collectors of evidence have, in milliseconds
 * @param quietMs how long no alert may have joined an incident before it is analysed, in milliseconds
 */
@ConfigurationProperties("serai.analysis")
public record AnalysisSettings(
        @DefaultValue("20") int maxRuns, @DefaultValue("5000") int gatherTimeoutMs, @DefaultValue("3000") int quietMs) {

    public AnalysisSettings {
        if (maxRuns < 1 || maxRuns > 1_000) {
            throw new IllegalArgumentException("serai.analysis.max-runs is " + maxRuns + ", allowed are 1 to 1000");
        }
        if (gatherTimeoutMs < 100 || gatherTimeoutMs > 60_000) {
            throw new IllegalArgumentException(
                    "serai.analysis.gather-timeout-ms is " + gatherTimeoutMs + ", allowed are 100 to 60000");
        }
        if (quietMs < 0 || quietMs > 60_000) {
            throw new IllegalArgumentException("serai.analysis.quiet-ms is " + quietMs + ", allowed are 0 to 60000");
        }
    }
}
