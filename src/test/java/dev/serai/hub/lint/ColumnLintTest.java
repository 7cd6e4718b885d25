package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A column that a route reads is one of the statement before it. */
class ColumnLintTest {

    private static final RouteLint LINT = new RouteLint(List.of(ColumnRules::check));

    private static final String FINISHED = "sql:classpath:sql/action-finished.sql";

    @Test
    void each_column_that_a_route_reads_is_there() {
        assertThat(LINT.findings(RouteSet.in(Path.of("routes")))).isEmpty();
    }

    private static List<String> findings(String yaml) {
        return LINT.findings(RouteSet.of(Map.of("x.camel.yaml", yaml)));
    }

    private static String route(String steps) {
        return "- route:\n    id: a\n    from:\n      uri: direct:a\n      steps:\n" + steps.indent(8);
    }

    @Test
    void a_column_that_the_statement_has_not_is_refused_where_it_stands() {
        String good = route("- to: \"" + FINISHED + "\"\n- split:\n    simple: ${body}\n    steps:\n"
                + "      - setHeader: { name: actionId, simple: \"${body[action_id]}\" }\n");
        assertThat(findings(good)).isEmpty();
        assertThat(findings(good.replace("body[action_id]", "body[actionid]")))
                .singleElement()
                .asString()
                .startsWith("x.camel.yaml:10:")
                .contains("'actionid' is no column of [action_id]");
    }

    @Test
    void a_column_of_a_route_that_is_called_is_looked_for_with_its_callers() {
        String callee = "- setHeader: { name: channel, simple: \"${body[channel]}\" }\n";
        String caller = route("- to: { uri: \"sql:classpath:sql/sweep-deliver.sql\" }\n- split:\n    simple: ${body}\n"
                + "    steps:\n      - filter:\n          simple: x\n          steps:\n            - to: direct:b\n");
        String both = caller + route(callee).replace("id: a", "id: b").replace("direct:a", "direct:b");
        assertThat(findings(both)).isEmpty();
        assertThat(findings(both.replace("sweep-deliver", "sweep-run"))).hasSize(1);
    }

    @Test
    void what_a_template_is_made_of_is_looked_at() {
        String template =
                """
                - routeTemplate:
                    id: t
                    parameters:
                      - name: kind
                    route:
                      from:
                        uri: direct:{{kind}}
                        steps:
                          - to: { uri: "sql:classpath:sql/sweep-{{kind}}.sql" }
                          - split:
                              simple: "${body}"
                              steps:
                                - setHeader: { name: x, simple: "${body[channel]}" }
                - templatedRoute: { routeTemplateRef: t, routeId: r, parameters: [ { name: kind, value: deliver } ] }
                """;
        assertThat(findings(template)).isEmpty();
        assertThat(findings(template.replace("value: deliver", "value: run"))).hasSize(1);
    }

    @Test
    void a_body_of_something_else_has_no_columns_that_are_known() {
        String read = "- setHeader: { name: x, simple: \"${body[whatever]}\" }\n";
        for (String other : List.of(
                "- unmarshal: { json: {} }\n", "- bean: { ref: a, method: b }\n", "- setBody: { simple: x }\n")) {
            assertThat(findings(route("- to: \"" + FINISHED + "\"\n" + other + read)))
                    .isEmpty();
        }
        for (String none : List.of(
                "- log: hello\n",
                "- to: \"job:run?carryBody=false\"\n",
                "- to: { uri: \"" + FINISHED + "\", parameters: { outputHeader: answers } }\n")) {
            assertThat(findings(route("- to: \"" + FINISHED + "\"\n" + none + read)))
                    .as(none)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select id, a.name from a                                                     | id,name",
                "select cast(id as text) as action_id, x y from t, u                          | action_id,y",
                "with c as (select 1 as one from t) select coalesce(a, ',', (select b from c)) as two from c | two",
                "select count(*) as n                                                         | n",
                "select case when a then 'from' else b end as c, d -- as e\\n from t          | c,d",
                "select * from t                                                              | *",
            })
    void a_select_list_is_read(String sql, String columns) {
        assertThat(SelectList.columns(sql.replace("\\n", "\n"))).containsExactly(columns.split(","));
    }
}
