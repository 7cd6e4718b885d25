package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.db.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.junit.jupiter.api.Test;

/** What the conventions say of jobs, routes and properties is so. */
class ConventionTablesLintTest {

    private static final RouteSet ROUTES = RouteSet.in(Path.of("routes"));

    private static final ConventionTables SMALL = new ConventionTables(
            """
            # How
            ## Headers and properties
            | `purpose` | exchange property, `dev.serai.hub.db.Purpose` | x |
            ## Jobs
            | `triage` | x |
            | `deliver-<channel>` | x |
            ## Routes that others call
            | `direct:here`, `direct:try-<executor>` | x |
            """);

    private static ConventionTables tables() throws IOException {
        return new ConventionTables(Files.readString(Path.of("docs/internals/conventions.md")));
    }

    @Test
    void the_tables_of_jobs_and_routes_are_of_these_routes() throws IOException {
        assertThat(tables().entries(ROUTES)).isEmpty();
    }

    @Test
    void a_row_without_a_route_and_a_job_without_a_row_are_found() {
        String all = route("job:triage", "")
                + route("job:deliver-x", "")
                + route("direct:here", "")
                + route("direct:try-x", "");
        assertThat(SMALL.entries(routes(all))).isEmpty();
        assertThat(SMALL.entries(routes(all.replace("direct:here", "direct:there"))))
                .containsExactly("no route begins with direct:here");
        assertThat(SMALL.entries(routes(all.replace("direct:try-x", "direct:tried-x"))))
                .containsExactly("no route begins with direct:try-<executor>");
        assertThat(SMALL.entries(routes(all.replace("job:triage", "job:sort"))))
                .containsExactly("no route begins with job:triage", "job:sort has no row");
    }

    @Test
    void properties_have_the_types_of_the_table() throws IOException {
        ConventionTables tables = tables();
        assertThat(tables.types()).containsKeys("purpose", "decision");
        assertThat(tables.types().entrySet().stream()
                        .filter(row -> row.getValue().isEmpty())
                        .map(Map.Entry::getKey))
                .as("properties without a type")
                .isEmpty();
        Map<String, Class<?>> beans = HubBeans.ofClassPath().types();
        assertThat(beans.values().stream().distinct().flatMap(bean -> tables.taken(bean).stream()))
                .isEmpty();
        assertThat(tables.set(ROUTES, beans)).isEmpty();
    }

    @Test
    void a_property_of_another_type_is_found() {
        assertThat(SMALL.taken(Wrong.class)).singleElement().asString().contains("purpose", "java.lang.String");
        assertThat(SMALL.taken(Right.class)).isEmpty();
        String constant = "- setProperty: { name: purpose, constant: JOBS }";
        String typed =
                "- setProperty: { name: purpose, simple: { expression: JOBS, resultType: dev.serai.hub.db.Purpose } }";
        assertThat(SMALL.set(routes(route("direct:a", constant)), Map.of())).hasSize(1);
        assertThat(SMALL.set(routes(route("direct:a", typed)), Map.of())).isEmpty();
        String made = "- setProperty: { name: purpose, method: { ref: maker, method: %s } }";
        Map<String, Class<?>> maker = Map.of("maker", Right.class);
        assertThat(SMALL.set(routes(route("direct:a", made.formatted("text"))), maker))
                .hasSize(1);
        assertThat(SMALL.set(routes(route("direct:a", made.formatted("purpose"))), maker))
                .isEmpty();
    }

    private static final class Wrong {

        void take(@ExchangeProperty("purpose") String purpose) {}
    }

    private static final class Right {

        void take(@ExchangeProperty("purpose") Purpose purpose) {}

        String text() {
            return "";
        }

        Purpose purpose() {
            return Purpose.JOBS;
        }
    }

    private static RouteSet routes(String yaml) {
        return RouteSet.of(Map.of("x.camel.yaml", yaml));
    }

    private static String route(String from, String step) {
        return """
                - route:
                    id: x
                    from:
                      uri: "%s"
                      steps:
                        %s
                """
                .formatted(from, step.isEmpty() ? "- log: done" : step);
    }
}
