package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.event.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody writes the name of an event as a free text, and nobody but the journal writes events. */
class EventVerbsLintTest {

    @Test
    void sql_looks_for_events_that_are_there_and_only_the_journal_writes_them() throws IOException {
        assertThat(findings("src/main/resources/sql", ".sql", EventVerbRules::sql))
                .isEmpty();
    }

    @Test
    void routes_and_kamelets_name_no_event() throws IOException {
        assertThat(findings("routes", ".yaml", EventVerbRules::yaml)).isEmpty();
        assertThat(findings("kamelets/src/main/resources", ".yaml", EventVerbRules::yaml))
                .isEmpty();
    }

    @Test
    void java_names_no_event_outside_of_the_catalogue() throws IOException {
        for (String module : List.of("src", "processors/src", "kamelets/src")) {
            assertThat(findings(module + "/main/java", ".java", EventVerbRules::java))
                    .isEmpty();
        }
    }

    @Test
    void documents_name_events_that_are_there() throws IOException {
        assertThat(findings("docs", ".md", EventVerbRules::document)).isEmpty();
    }

    /** The compiler refuses an event of one's own: it is no member of the sealed catalogue. */
    @Test
    void the_catalogue_is_sealed() {
        assertThat(Event.class.isSealed()).isTrue();
        assertThat(Event.class.getPermittedSubclasses()).isNotEmpty().allSatisfy(group -> assertThat(group.isSealed())
                .isTrue());
    }

    @Test
    void each_rule_refuses_what_breaks_it() {
        assertThat(EventVerbRules.sql("x.sql", "INSERT INTO  audit_event (id) values (:id)"))
                .hasSize(1);
        assertThat(EventVerbRules.sql("x.sql", "insert into incident_event (id) values (:id)"))
                .hasSize(1);
        assertThat(EventVerbRules.sql("x.sql", "select 1 where kind = 'incident.opend'"))
                .hasSize(1);
        assertThat(EventVerbRules.sql("x.sql", "select 1 where kind = 'incident.opened'"))
                .isEmpty();
        assertThat(EventVerbRules.sql("journal-audit.sql", "insert into audit_event (id) values (:id)"))
                .isEmpty();

        assertThat(EventVerbRules.yaml("x.yaml", "setProperty: { name: verb, constant: incident.noted }"))
                .hasSize(1);
        assertThat(EventVerbRules.yaml("x.yaml", "constant: \"incident.noted\""))
                .hasSize(1);
        assertThat(EventVerbRules.yaml("x.yaml", "to: \"sql:classpath:sql/journal-audit.sql\""))
                .hasSize(1);
        assertThat(EventVerbRules.yaml("x.yaml", "# says incident.noted\nid: incident-noted"))
                .isEmpty();

        assertThat(EventVerbRules.document("x.md", "The timeline says `incident.openend` or `incident.openned`."))
                .hasSize(1);
        assertThat(EventVerbRules.document("x.md", "`incident.opened`, `incident.alerts`, `serai.failed`"))
                .isEmpty();

        assertThat(EventVerbRules.java("X.java", "new Change(tenant, actor, \"incident.noted\", map)"))
                .hasSize(1);
        assertThat(EventVerbRules.java("X.java", "\"action.\" + state")).hasSize(1);
        assertThat(EventVerbRules.java("X.java", "Sql.text(\"journal-timeline\")"))
                .hasSize(1);
        assertThat(EventVerbRules.java("X.java", "jdbc.sql(\"insert into audit_event values (1)\")"))
                .hasSize(1);
        assertThat(EventVerbRules.java("X.java", "\"alert.source\", \"incident.title\""))
                .isEmpty();
    }

    private static List<String> findings(String root, String ending, BiFunction<String, String, List<String>> rule)
            throws IOException {
        List<String> findings = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                if (!file.startsWith("processors/src/main/java/dev/serai/event")
                        && !file.startsWith("src/main/java/dev/serai/hub/journal")) {
                    findings.addAll(rule.apply(file.getFileName().toString(), Files.readString(file)));
                }
                read++;
            }
        }
        assertThat(read).as(root).isPositive();
        return findings;
    }
}
