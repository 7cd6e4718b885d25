package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.junit.jupiter.api.Test;

/** What steers a route is documented; routes of integrators may use names of their own. */
class SteeringLintTest {

    /** More than these nobody keeps in mind. */
    private static final int MOST = 20;

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

    @Test
    void few_properties_steer_routes() {
        assertThat(SteeringRule.steering(RouteSet.in(Path.of("routes"))))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void what_beans_hand_on_by_properties_is_documented_too_and_the_table_lists_nothing_else() {
        Set<String> used = new TreeSet<>(SteeringRule.steering(RouteSet.in(Path.of("routes"))));
        HubBeans.ofClassPath().types().values().forEach(type -> used.addAll(BeanProperties.taken(type)));
        used.addAll(BeanProperties.in(Path.of("src/main/java")));
        Set<String> listed = new TreeSet<>(
                SteeringRule.of(Path.of("docs/internals/conventions.md")).documented());
        assertThat(listed).containsAll(used);
        listed.removeIf(name -> name.startsWith("header.") || used.contains(name));
        assertThat(listed).isEmpty();
    }

    @Test
    void a_property_that_beans_use_is_found() {
        assertThat(BeanProperties.taken(Hidden.class)).containsExactly("exchangeProperty.secretArgument");
        assertThat(BeanProperties.named("exchange.setProperty(\n    \"secretFlag\", true);"))
                .containsExactly("exchangeProperty.secretFlag");
        assertThat(BeanProperties.named(
                        "static final String FLAG = \"secretFlag\"; { exchange.getProperty(FLAG, String.class); }"))
                .containsExactly("exchangeProperty.secretFlag");
        assertThat(
                        SteeringRule.steering(
                                RouteSet.of(
                                        Map.of(
                                                "x.camel.yaml",
                                                "- route: { id: x, from: { uri: 'direct:x', steps: [ { setProperty: { name: secretFlag, constant: a } } ] } }"))))
                .containsExactly("exchangeProperty.secretFlag");
    }

    private static final class Hidden {

        void take(
                @ExchangeProperty("secretArgument") String one,
                @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception two) {}
    }

    private static List<String> findings(String yaml) {
        return LINT.findings(RouteSet.of(Map.of("x.camel.yaml", yaml)));
    }
}
