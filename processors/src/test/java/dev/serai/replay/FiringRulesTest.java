package dev.serai.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.silence.InhibitRule;
import dev.serai.silence.Inhibition;
import dev.serai.silence.Suppression;
import dev.serai.silence.SuppressionPolicy;
import dev.serai.silence.Suppressions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FiringRulesTest {

    private static final Instant NOW = Instant.parse("2031-03-05T14:00:00Z");

    /** The first has alerts that are on both sides of it; the last asks for equal values of a label that may be absent. */
    private static final SuppressionPolicy POLICY = SuppressionPolicy.read(
            "suppression.yaml",
            """
            inhibit_rules:
              - { name: worse, source_matchers: [ 'alertname=~"[ab]"' ], target_matchers: [ 'alertname=~"[bc]"' ], equal: [ service ] }
              - { name: any, source_matchers: [ 'alertname="d"' ], target_matchers: [ 'severity!="high"' ] }
              - { name: near, source_matchers: [ 'severity="high"' ], target_matchers: [ 'alertname="a"' ], equal: [ service, zone ] }
            time_intervals: []
            route: {}
            """);

    @Test
    void says_what_the_rules_say_of_all_that_fires() {
        Map<String, Integer> inhibited = new TreeMap<>();
        for (long seed = 0; seed < 50; seed++) {
            compare(new Random(seed), inhibited);
        }
        assertThat(inhibited.keySet()).containsExactly("any", "near", "worse");
    }

    private static void compare(Random random, Map<String, Integer> inhibited) {
        FiringRules rules = new FiringRules(POLICY);
        Map<String, Map<String, String>> firing = new HashMap<>();
        for (int step = 0; step < 60; step++) {
            String alert = "alert-" + random.nextInt(6);
            if (firing.remove(alert) != null) {
                rules.ends(alert);
            } else {
                firing.put(alert, labels(random));
                rules.fires(alert, firing.get(alert));
            }
            firing.forEach((one, labels) -> {
                Optional<Suppression> by = rules.of(one, labels, NOW);
                assertThat(by).as(labels + " of " + firing).isEqualTo(plain(labels, firing));
                by.ifPresent(rule -> inhibited.merge(rule.id(), 1, Integer::sum));
            });
        }
    }

    private static Optional<Suppression> plain(Map<String, String> labels, Map<String, Map<String, String>> firing) {
        Map<String, List<Map<String, String>>> sources = POLICY.inhibitRules().stream()
                .collect(Collectors.toMap(
                        InhibitRule::name,
                        rule -> firing.values().stream().filter(rule::isSource).toList()));
        return new Suppressions(List.of(), List.of(), POLICY, new Inhibition(sources)).of(labels, NOW);
    }

    private static Map<String, String> labels(Random random) {
        Map<String, String> labels = new HashMap<>();
        labels.put("alertname", List.of("a", "b", "c", "d").get(random.nextInt(4)));
        labels.put("service", List.of("cart", "shop").get(random.nextInt(2)));
        labels.put("severity", List.of("high", "low").get(random.nextInt(2)));
        if (random.nextBoolean()) {
            labels.put("zone", List.of("east", "west").get(random.nextInt(2)));
        }
        return Map.copyOf(labels);
    }
}
