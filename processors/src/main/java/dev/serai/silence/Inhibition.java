package dev.serai.silence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which sources of inhibition rules fire.
 *
 * @param firing labels of alerts that fire, by the name of the rule that they are a source of
 */
public record Inhibition(Map<String, List<Map<String, String>>> firing) {

    public static final Inhibition NONE = new Inhibition(Map.of());

    public Inhibition {
        firing = Map.copyOf(firing);
    }

    Optional<Suppression> of(List<InhibitRule> rules, Map<String, String> labels) {
        return rules.stream()
                .filter(rule -> firing.getOrDefault(rule.name(), List.of()).stream()
                        .anyMatch(source -> rule.inhibits(source, labels)))
                .findFirst()
                .map(rule -> new Suppression(SuppressionReason.INHIBITED, rule.name(), null, null));
    }
}
