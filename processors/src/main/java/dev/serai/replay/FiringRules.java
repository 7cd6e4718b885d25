package dev.serai.replay;

import dev.serai.silence.InhibitRule;
import dev.serai.silence.Inhibition;
import dev.serai.silence.Suppression;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.SuppressionReason;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rules of {@code policy/suppression.yaml} say while some alerts fire. */
final class FiringRules {

    private final SuppressionPolicy policy;
    private final Suppressions withoutInhibition;
    /** What fires and is a source. Each alert is asked about every minute, among very many sources. */
    private final Map<SourceGroup, Set<String>> sources = new HashMap<>();

    private final Map<String, List<RuleSides>> sides = new HashMap<>();

    /**
     * Sources of a rule that inhibit the same targets.
     *
     * @param key the values that they share with their targets
     * @param both whether they are targets of the rule too, which inhibit no such ones
     */
    private record SourceGroup(String rule, String key, boolean both) {}

    /** What an alert is to a rule; {@link InhibitRule#inhibits} of two of them is what follows from it. */
    private record RuleSides(String rule, String key, boolean source, boolean target) {

        static RuleSides of(InhibitRule rule, Map<String, String> labels) {
            return new RuleSides(rule.name(), rule.key(labels), rule.isSource(labels), rule.isTarget(labels));
        }

        SourceGroup own() {
            return new SourceGroup(rule, key, target);
        }

        SourceGroup group(boolean both) {
            return new SourceGroup(rule, key, both);
        }
    }

    FiringRules(SuppressionPolicy policy) {
        this.policy = policy;
        this.withoutInhibition = new Suppressions(List.of(), List.of(), policy, Inhibition.NONE);
    }

    void fires(String alert, Map<String, String> labels) {
        for (RuleSides rule : sides(alert, labels)) {
            if (rule.source()) {
                sources.computeIfAbsent(rule.own(), any -> new HashSet<>()).add(alert);
            }
        }
    }

    void ends(String alert) {
        for (RuleSides rule : Optional.ofNullable(sides.remove(alert)).orElse(List.of())) {
            sources.computeIfPresent(rule.own(), (any, firing) -> {
                firing.remove(alert);
                return firing.isEmpty() ? null : firing;
            });
        }
    }

    Optional<Suppression> of(String alert, Map<String, String> labels, Instant now) {
        return withoutInhibition.of(labels, now).or(() -> sides(alert, labels).stream()
                .filter(this::isInhibited)
                .findFirst()
                .map(rule -> new Suppression(SuppressionReason.INHIBITED, rule.rule(), null, null)));
    }

    private boolean isInhibited(RuleSides rule) {
        return rule.target()
                && (sources.containsKey(rule.group(false)) || !rule.source() && sources.containsKey(rule.group(true)));
    }

    private List<RuleSides> sides(String alert, Map<String, String> labels) {
        return sides.computeIfAbsent(alert, any -> policy.inhibitRules().stream()
                .map(rule -> RuleSides.of(rule, labels))
                .filter(rule -> rule.source() || rule.target())
                .toList());
    }
}
