package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteLintTest {

    private static final RouteLint LINT = HubRouteLint.ofTheHub();

    private static final String GOOD =
            """
            - route:
                id: good-route
                description: Does one thing and says so.
                from:
                  uri: direct:good
                  steps:
                    - transacted: {}
                    - to: { id: good-schedule, uri: "job:triage?delay=5s&key=${header.incidentId}" }
                    - to: { uri: "sql:classpath:sql/incident-lock.sql" }
                    - bean: { ref: incidentCommands, method: resolve }
                    - setHeader: { name: x, expression: { method: { ref: triage, method: flappingSince } } }
                    - choice:
                        when:
                          - simple: "${exchangeProperty.a} == 'b'"
                            steps:
                              - to: { id: good-branch, uri: "direct:other" }
            - route:
                id: other-route
                description: Does another thing and says so.
                from:
                  uri: direct:other
                  steps:
                    - log: "${header.incidentId} done"
            - route:
                id: triage
                description: Works something off and says so.
                from:
                  uri: job:triage
                  parameters: { concurrency: 2 }
                  steps:
                    - to: "direct:other"
            """;

    private static List<String> findings(String yaml) {
        return LINT.findings(RouteSet.of(Map.of("x.camel.yaml", yaml)));
    }

    private static String route(String steps) {
        return """
                - route:
                    id: a-route
                    description: Does one thing and says so.
                    from:
                      uri: direct:a
                      steps:
                """
                + steps.indent(12);
    }

    private static void assertRefused(String yaml, String reason) {
        assertThat(findings(yaml)).as(yaml).anySatisfy(finding -> assertThat(finding)
                .startsWith("x.camel.yaml:")
                .contains(reason));
    }

    @Test
    void a_template_keeps_to_the_rules_of_a_route_and_a_kamelet_gets_only_what_it_knows() {
        String template =
                """
                - routeTemplate:
                    id: watch-it
                    description: Watches what there is.
                    parameters:
                      - name: namespaces
                    from:
                      uri: kamelet:kubernetes-watch-source
                      parameters: { resource: v1/pods, namespaces: "{{namespaces}}" }
                      steps:
                        - transacted: {}
                """;
        assertThat(findings(template)).isEmpty();
        assertRefused(template.replace("namespaces:", "namespaeces:"), "Unknown option");
        assertRefused(template.replace("Watches what there is.", "it"), "description of one sentence");
    }

    @Test
    void a_route_of_a_template_is_checked_as_what_it_becomes() {
        String made =
                """
                - routeTemplate:
                    id: deliver-somewhere
                    description: Delivers to one place.
                    parameters:
                      - name: place
                      - name: sink
                    route:
                      from:
                        uri: "direct:to-{{place}}"
                        steps:
                          - to: { uri: "{{sink}}" }
                - templatedRoute:
                    routeTemplateRef: deliver-somewhere
                    routeId: deliver-here
                    parameters:
                      - { name: place, value: here }
                      - { name: sink, value: "kamelet:slack-message-sink?token=#property:t" }
                - route:
                    id: caller
                    description: Calls what the template became.
                    from:
                      uri: direct:caller
                      steps:
                        - to: direct:to-here
                """;
        assertThat(findings(made)).isEmpty();
        assertRefused(made.replace("slack-message-sink", "nothing-sink"), "no Kamelet nothing-sink");
        assertRefused(made.replace("token=", "tokn="), "Unknown option");
        assertRefused(made.replace("#property:t", "{{my.token}}"), "the secret token is given as #property:");
        assertRefused(made.replace("value: here", "value: there"), "no route begins with direct:to-here");
        assertRefused(made.replace("Ref: deliver-somewhere", "Ref: deliver-nowhere"), "no template");
        assertRefused(made.replace("- { name: place, value: here }", "- { name: plcae, value: here }"), "no template");
    }

    @Test
    void the_routes_of_the_hub_keep_to_the_rules() {
        RouteSet routes = RouteSet.in(Path.of("routes"));
        assertThat(routes.routes()).as("routes were found").isNotEmpty();
        assertThat(LINT.findings(routes)).isEmpty();
    }

    @Test
    void a_good_route_has_no_finding() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Does one thing and says so. | does one thing | a description of one sentence",
                "id: other-route | id: good-route | is also at",
                "id: good-branch | id: good-schedule | is also at",
                "id: other-route | id: Other_Route | words with hyphens",
                "uri: direct:other | uri: direct:nobody | no route begins with direct:other",
                "id: triage | id: triage-job | is called like the job",
                "uri: job:triage | uri: job:another | no route begins with job:triage",
                "- transacted: {} | - to: 'kamelet:nothing-action' | no Kamelet nothing-action",
                "job:triage?delay | job:triage?dleay | dleay",
                "job:triage?delay=5s | job:triage?concurrency=4 | concurrency",
                "uri: direct:good | uri: 'master:good:timer:good?perriod=5s' | perriod",
                "uri: direct:good | uri: 'timer:good?period=5s' | a timer of one hub",
                "uri: direct:good | uri: 'master:good:nosuchscheme:good' | nosuchscheme",
                "sql:classpath:sql/incident-lock.sql | sql:classpath:sql/nothing.sql | there is no",
                "sql:classpath:sql/incident-lock.sql | sql:select 1 | SQL stands in a file",
                "- transacted: {} | - transactd: {} | transactd",
                "- transacted: {} | - to: 'nosuchscheme:x' | nosuchscheme",
                "- transacted: {} | - script: { groovy: 'x' } | no scripts",
                "- transacted: {} | - setBody: { groovy: 'x' } | no scripts",
                "- transacted: {} | - to: 'language:groovy:x' | no scripts",
                "- transacted: {} | - split: { simple: a, streaming: maybe } | boolean expected",
                "ref: incidentCommands, method: resolve | ref: incidentCommands | explicit 'method'",
                "ref: triage, method: flappingSince | ref: triage | explicit 'method'",
                "- transacted: {} | - to: 'bean:triage' | explicit 'method'",
                "- transacted: {} | - toD: 'http:${header.host}' | a caller's value",
                "- transacted: {} | - to: 'direct:other?x=${body}' | a caller's value",
                "${header.incidentId} done | got ${body} | a log line carries ids",
            })
    void each_rule_refuses_a_bad_example(String from, String to, String reason) {
        String bad = GOOD.replace(from.strip(), to.strip());
        assertThat(bad).as("the example was changed").isNotEqualTo(GOOD);
        assertRefused(bad, reason.strip());
    }

    @Test
    void a_route_is_short_and_forks_once_into_short_branches() {
        assertRefused(route("- removeHeader: { name: a }\n".repeat(13)), "has 13 steps");
        String choice = "- choice: { when: [ { simple: '${header.a}', steps: [ { to: 'direct:a' } ] } ] }\n";
        assertThat(findings(route(choice))).isEmpty();
        assertRefused(route(choice + choice), "has 2 choices");
        String step = "{ to: 'direct:a' }";
        String three = choice.replace(step, step + ", " + step + ", { setBody: { simple: a } }");
        assertThat(findings(route(three))).isEmpty();
        assertRefused(route(three.replace(step + ", {", step + ", " + step + ", {")), "at most 3 steps");
    }

    @Test
    void a_placeholder_stands_for_any_type_and_a_component_may_hold_a_required_option() {
        assertThat(findings(route("- split: { simple: '${body}', streaming: '{{serai.x}}', steps: [] }\n")))
                .isEmpty();
        assertThat(findings(route("- to: 'telegram:bots'\n"))).isEmpty();
        assertRefused(route("- to: 'telegram:bots?nope=1'\n"), "nope");
        assertThat(findings(route("- toD: '${exchangeProperty.chosen}'\n"))).isEmpty();
    }

    @Test
    void a_delivery_is_remembered_in_a_transaction() {
        String replay =
                "- idempotentConsumer: { idempotentRepository: seenDeliveries, simple: '${header.a}', steps: [] }\n";
        String reason = "an idempotentConsumer over seenDeliveries is behind transacted";
        assertThat(findings(route("- transacted: {}\n" + replay))).isEmpty();
        assertRefused(route(replay), reason);
        assertRefused(route(replay + "- transacted: {}\n"), reason);
        assertRefused(
                route("- filter: { simple: '${header.a}', steps: [ "
                        + replay.strip().substring(2) + " ] }\n"),
                reason);
    }

    @Test
    void json_is_not_glued_together() {
        assertRefused(route("- setBody: { simple: '{\"a\": \"${header.x}\"}' }\n"), "JSON is written by a bean");
    }

    @Test
    void a_route_configuration_exists() {
        String named = route("- transacted: {}\n").replace("    from:", "    routeConfigurationId: nope\n    from:");
        assertRefused(named, "no routeConfiguration 'nope'");
    }

    @Test
    void two_routes_do_not_share_an_entry() {
        String twice = GOOD.replace("uri: direct:other\n", "uri: direct:good\n");
        assertRefused(twice, "2 routes begin with direct:good");
    }
}
