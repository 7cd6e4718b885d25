package dev.serai.replay;

import dev.serai.silence.InhibitRule;
import dev.serai.silence.Inhibition;
import dev.serai.silence.Suppression;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules of {@code policy/suppression.yaml} say while some alerts fire. */
final class FiringRules {

    private final SuppressionPolicy policy;
    /** Labels of what fires and is a source, by rule and alert. */
    private final Map<String, Map<String, Map<String, String>>> sources = new HashMap<>();

    FiringRules(SuppressionPolicy policy) {
        this.policy = policy;
    }

    void fires(String alert, Map<String, String> labels) {
        policy.inhibitRules().stream().filter(rule -> rule.isSource(labels)).forEach(rule -> of(rule).put(
                        alert, labels));
    }

    void ends(String alert) {
        sources.values().forEach(firing -> firing.remove(alert));
    }

    Optional<Suppression> of(Map<String, String> labels, Instant now) {
        Map<String, List<Map<String, String>>> firing = new HashMap<>();
        policy.inhibitRules().stream()
                .filter(rule -> rule.isTarget(labels))
                .forEach(rule -> firing.put(rule.name(), List.copyOf(of(rule).values())));
        return new Suppressions(List.of(), List.of(), policy, new Inhibition(firing)).of(labels, now);
    }

    private Map<String, Map<String, String>> of(InhibitRule rule) {
        return sources.computeIfAbsent(rule.name(), name -> new LinkedHashMap<>());
    }
}
