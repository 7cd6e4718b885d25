package dev.serai.silence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an Alertmanager's configuration becomes.
 *
 * @param suppression the text of {@code policy/suppression.yaml}
 * @param correlationRules rules for {@code policy/correlation.yaml}, before its own; empty when nothing is grouped
 * @param findings what was taken, and what has no counterpart
 */
public record ImportedConfiguration(String suppression, String correlationRules, List<ImportFinding> findings) {

    private static final Pattern RULES = Pattern.compile("^rules:\\s*\\n", Pattern.MULTILINE);

    public ImportedConfiguration {
        findings = List.copyOf(findings);
    }

    /**
     * A {@code policy/correlation.yaml} with these rules before its own.
     *
     * @param file its text; its rules begin below a line {@code rules:}
     * @throws IllegalArgumentException for a file that is written otherwise
     */
    public String correlation(String file) {
        Matcher rules = RULES.matcher(file);
        if (!rules.find()) {
            throw new IllegalArgumentException("no line 'rules:' in it");
        }
        return file.substring(0, rules.end()) + "  # Imported from an Alertmanager's configuration.\n"
                + correlationRules.indent(2) + file.substring(rules.end());
    }
}
