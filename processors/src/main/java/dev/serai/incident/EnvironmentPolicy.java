package dev.serai.incident;

import dev.serai.alert.Alert;
import dev.serai.policy.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which environment an alert is about. The first rule that holds decides, else the source's setting, else it counts
 * as the most careful one. After that a label may raise it and never lower it.
 *
 * @param order known environments, the most careful last
 * @param synonyms other words for them
 * @param labels labels that may raise the environment
 * @param rules in order
 * @param bySource what {@code serai.sources.<name>.environment} says, and {@code serai.clusters.<name>.environment} under
 *     {@code <source>/<name>} for each source that is the hub itself
 */
record EnvironmentPolicy(
        List<String> order,
        Map<String, String> synonyms,
        List<String> labels,
        List<EnvironmentRule> rules,
        Map<String, String> bySource) {

    private static final Set<String> PLACE = Set.of("place.cluster", "place.namespace");
    private static final Set<String> ASKED = Set.of("place", "alert");

    record EnvironmentRule(String environment, Expression when) {}

    EnvironmentPolicy {
        bySource.forEach((source, word) -> requireKnown(source, word, order, synonyms));
    }

    String of(Alert alert, Map<String, ?> values) {
        String environment = rules.stream()
                .filter(rule -> rule.when().holds(values))
                .map(EnvironmentRule::environment)
                .findFirst()
                .or(() -> Optional.ofNullable(ofSource(alert)))
                .orElse(order.get(order.size() - 1));
        for (String label : labels) {
            environment = higher(environment, known(alert.label(label), order, synonyms));
        }
        return environment;
    }

    /**
     * What is sure of a place of which only cluster and namespace are known: rules that ask for more might hold, and count where
     * they are more careful. Empty where neither a rule nor the cluster's setting decides.
     */
    Optional<String> ofPlace(Alert seen, Map<String, ?> values) {
        List<String> possible = new ArrayList<>();
        String decided = ofSource(seen);
        for (EnvironmentRule rule : rules) {
            if (!rule.when().asksOnly(PLACE, ASKED)) {
                possible.add(rule.environment());
            } else if (rule.when().holds(values)) {
                decided = rule.environment();
                break;
            }
        }
        if (decided == null) {
            return Optional.empty();
        }
        possible.add(decided);
        return Optional.of(highest(possible));
    }

    /** The most careful of several; an unknown one counts as the most careful there is. */
    String highest(Collection<String> environments) {
        return environments.stream()
                .map(name -> order.contains(name) ? order.indexOf(name) : order.size() - 1)
                .max(Comparator.naturalOrder())
                .map(order::get)
                .orElse(order.get(order.size() - 1));
    }

    private @Nullable String ofSource(Alert alert) {
        // No source's name holds a slash, so that only what the hub itself sees in a cluster finds the cluster's.
        String ofCluster = bySource.get(alert.source() + "/" + alert.label("cluster"));
        return known(ofCluster == null ? bySource.get(alert.source()) : ofCluster, order, synonyms);
    }

    private String higher(String environment, @Nullable String other) {
        return other != null && order.indexOf(other) > order.indexOf(environment) ? other : environment;
    }

    private static @Nullable String known(@Nullable String word, List<String> order, Map<String, String> synonyms) {
        if (word == null) {
            return null;
        }
        String lower = word.strip().toLowerCase(Locale.ROOT);
        String name = synonyms.getOrDefault(lower, lower);
        return order.contains(name) ? name : null;
    }

    private static void requireKnown(String source, String word, List<String> order, Map<String, String> synonyms) {
        if (known(word, order, synonyms) == null) {
            int slash = source.indexOf('/');
            String property = slash < 0 ? "serai.sources." + source : "serai.clusters." + source.substring(slash + 1);
            throw new IllegalArgumentException(property + ".environment: unknown '" + word + "', supported values are: "
                    + String.join(", ", order));
        }
    }
}
