package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of the queue are written by {@code hub.job} only. */
class QueueLintTest {

    private static final Path SQL = Path.of("src/main/resources/sql");

    @Test
    void no_other_sql_writes_the_queue() throws IOException {
        assertThat(findings(SQL, ".sql", QueueRules::sql)).isEmpty();
    }

    @Test
    void no_route_and_no_class_elsewhere_uses_its_files() throws IOException {
        List<String> queue = queue();
        assertThat(queue).contains("job-claim", "dead-job-retry");
        assertThat(findings(Path.of("routes"), ".yaml", (file, text) -> QueueRules.user(file, text, queue)))
                .isEmpty();
        assertThat(findings(Path.of("src/main/java"), ".java", (file, text) -> QueueRules.user(file, text, queue)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sql.text(\"job-claim\")",
                "to: \"sql:classpath:sql/job-claim.sql\"",
                "jdbc.sql(\"insert into job (task_name) values (?)\")",
                "jdbc.sql(\"UPDATE\n dead_job set retried_at = now()\")",
                "delete from only job where true",
            })
    void a_class_or_route_that_writes_the_queue_is_refused(String text) {
        assertThat(QueueRules.user("x", text, List.of("job-claim"))).hasSize(1);
    }

    @Test
    void a_sql_file_that_writes_the_queue_is_refused_and_one_that_looks_is_not() {
        assertThat(QueueRules.sql("sweep-x.sql", "update job set picked = false"))
                .hasSize(1);
        assertThat(QueueRules.sql("triage-job-x.sql", "insert into job values (1)"))
                .hasSize(1);
        assertThat(QueueRules.sql("job-claim.sql", "update job set picked = true"))
                .isEmpty();
        assertThat(QueueRules.sql("sweep-x.sql", "select from job_subject; update job_subject_x set a = 1"))
                .isEmpty();
        assertThat(QueueRules.user("x", "new Thread(work, \"job-poller\")", List.of("job-claim")))
                .isEmpty();
    }

    /** The files of {@code hub.job}; a list of dead jobs is read by a route. */
    private static List<String> queue() throws IOException {
        List<String> queue = new ArrayList<>();
        try (Stream<Path> files = Files.list(SQL)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith("job-")
                        || !QueueRules.writes(name, Files.readString(file)).isEmpty()) {
                    queue.add(name.replace(".sql", ""));
                }
            }
        }
        return queue;
    }

    private static List<String> findings(Path root, String ending, BiFunction<String, String, List<String>> rule)
            throws IOException {
        List<String> findings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ending))
                    .filter(each -> !each.startsWith("src/main/java/dev/serai/hub/job"))
                    .toList()) {
                findings.addAll(rule.apply(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return findings;
    }
}
