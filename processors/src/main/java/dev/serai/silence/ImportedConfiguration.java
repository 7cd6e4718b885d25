package dev.serai.silence;

import java.util.List;

/**
 * What an Alertmanager's configuration becomes.
 *
 * @param suppression the text of {@code policy/suppression.yaml}
 * @param correlationRules rules for {@code policy/correlation.yaml}, before its own; empty when nothing is grouped
 * @param findings what was taken, and what has no counterpart
 */
public record ImportedConfiguration(String suppression, String correlationRules, List<ImportFinding> findings) {

    public ImportedConfiguration {
        findings = List.copyOf(findings);
    }
}
