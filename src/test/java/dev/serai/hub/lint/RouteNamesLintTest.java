package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader of {@code routes/} who knows Camel and on-call work guesses what a step does from its name. */
class RouteNamesLintTest {

    private static final RouteLint LINT =
            new RouteLint(List.of(RouteNameRules::plainNames, RouteNameRules.methodsOf(HubBeans.ofClassPath())));

    private static final String GOOD =
            """
            - route:
                id: good-route
                description: Decides what happens next.
                from:
                  uri: direct:good
                  steps:
                    - setProperty: { name: intent, method: { ref: interactions, method: intent } }
                    - bean: { id: good-route.evaluate, ref: decisions, method: evaluate }
                    - bean: { ref: wire, method: "page(${body}, 'Alert')" }
                    - filter: { simple: "${exchangeProperty.intent} != null", steps: [] }
                    - toD: { uri: "${bean:executors.execute}" }
            - routeTemplate:
                id: good-template
                parameters: [ { name: probe } ]
                route:
                  from:
                    uri: "direct:{{probe}}"
                    steps:
                      - bean: { ref: clusterProbes, method: "{{probe}}" }
            - templatedRoute:
                routeTemplateRef: good-template
                routeId: good-logs
                parameters: [ { name: probe, value: logs } ]
            """;

    @Test
    void the_routes_of_the_hub_have_plain_names_and_call_methods_that_exist() {
        assertThat(LINT.findings(RouteSet.in(Path.of("routes")))).isEmpty();
    }

    @Test
    void a_good_route_has_no_finding() {
        assertThat(findings("x.camel.yaml", GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "good-route.evaluate | good-route.look | say 'probe, find, check' for 'look'",
                "good-route.evaluate | word-change | say 'describe' for 'word'",
                "good-route.evaluate | good-route.tell | say 'notify, report, deliver, write' for 'tell'",
                "method: evaluate | method: judge | say 'evaluate; detector, analyst or check' for 'judge'",
                "name: intent | name: gathered | say 'evidence round' for 'gathered'",
                "exchangeProperty.intent | exchangeProperty.gathered | say 'evidence round' for 'gathered'",
                "id: good-route | id: asked-state | say 'requested, or called' for 'asked'",
                "Decides what happens next | Tells whoever pressed a button | say it plainly, without 'Tells'",
                "Decides what happens next | Takes a look at the state | say it plainly, without 'look'",
                "method: evaluate | method: evaluates | no bean 'decisions' with a method 'evaluates'",
                "ref: decisions | ref: decision | no bean 'decision' with a method 'evaluate'",
                "bean:executors.execute | bean:executors.executes | no bean with ${bean:executors.executes}",
                "value: logs | value: log | no bean 'clusterProbes' with a method 'log'",
            })
    void each_rule_refuses_a_bad_example(String from, String to, String reason) {
        String bad = GOOD.replace(from, to);
        assertThat(bad).as("the example was changed").isNotEqualTo(GOOD);
        assertThat(findings("x.camel.yaml", bad)).anyMatch(finding -> finding.contains(reason));
    }

    @Test
    void a_file_is_named_plainly_too() {
        assertThat(findings("signal/incident-life.camel.yaml", GOOD))
                .singleElement()
                .asString()
                .contains("say 'commands' for 'life'");
    }

    private static List<String> findings(String name, String yaml) {
        return LINT.findings(RouteSet.of(Map.of(name, yaml)));
    }
}
