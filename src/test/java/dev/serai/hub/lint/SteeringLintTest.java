package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What steers a route is documented; routes of integrators may use names of their own. */
class SteeringLintTest {

    private static final RouteLint LINT =
            new RouteLint(List.of(SteeringRule.of(Path.of("docs/internals/conventions.md"))));

    @Test
    void each_property_and_header_of_the_hubs_routes_is_documented() {
        assertThat(LINT.findings(RouteSet.in(Path.of("routes")))).isEmpty();
    }

    @Test
    void one_that_is_not_documented_is_refused() {
        String good =
                """
                - route:
                    id: a-route
                    description: Does one thing and says so.
                    from:
                      uri: direct:a
                      steps:
                        - setProperty: { name: action, simple: "${header.incidentId}" }
                        - setHeader: { name: tenant, simple: "${body}" }
                        - filter: { simple: "${exchangeProperty.action} != null", steps: [] }
                """;
        assertThat(findings(good)).isEmpty();
        assertThat(findings(good.replace("name: action", "name: secretFlag")))
                .singleElement()
                .asString()
                .contains("exchangeProperty.secretFlag does not stand in");
        assertThat(findings(good.replace("exchangeProperty.action", "exchangeProperty.secretFlag")))
                .hasSize(1);
        assertThat(findings(good.replace("name: tenant", "name: secretFlag"))).hasSize(1);
        assertThat(findings(good.replace("header.incidentId", "header.action")))
                .as("it is a property")
                .hasSize(1);
    }

    private static List<String> findings(String yaml) {
        return LINT.findings(RouteSet.of(Map.of("x.camel.yaml", yaml)));
    }
}
