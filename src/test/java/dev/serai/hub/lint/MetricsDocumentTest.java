package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document and the code name the same metrics, and no other document names one that is not there. */
class MetricsDocumentTest {

    private static final Pattern METER =
            Pattern.compile("(?:counter|count|timer|summary|gauge|builder)\\(\\s*(?:\\w+,\\s*)?\"(serai\\.[a-z.]+)\"");
    private static final Pattern MENTION = Pattern.compile("`(serai[._][a-z][a-z._<>*-]*)[`={ ]");

    /** Neither metrics nor settings: a database's setting and role, the beginnings of tokens. */
    private static final Set<String> OTHERS =
            Set.of("serai.tenant", "serai_app", "serai_rt_<tenant>_", "serai.dev", "serai.demo");

    @Test
    void the_document_has_each_metric_of_the_code_and_no_other() throws IOException {
        assertThat(MetricsDocument.read().rows().keySet()).isEqualTo(inCode());
    }

    @Test
    void a_metric_without_its_row_and_a_row_without_its_metric_are_refused() {
        MetricsDocument document = MetricsDocument.of(List.of(
                "| metric | kind | says | always |",
                "| `serai.job.runs` | timer | how long | |",
                "| `serai.job.gone` | counter | nothing any more | |"));

        assertThat(document.rows().keySet())
                .isNotEqualTo(
                        metersIn(
                                """
                        registry.timer("serai.job.runs", "job", job); meters.counter( "serai.job.new");"""))
                .isEqualTo(
                        metersIn(
                                """
                        registry.timer("serai.job.runs"); Gauge.builder("serai.job.gone", this, one -> 1)"""));
        assertThatThrownBy(() -> MetricsDocument.of(List.of("| `serai.a` | gauge | | |", "| `serai.a` | gauge | | |")))
                .hasMessage("serai.a is there twice");
    }

    @Test
    void a_document_that_names_a_metric_that_is_not_there_is_refused() throws IOException {
        MetricsDocument document = MetricsDocument.of(List.of("| `serai.job.runs` | timer | how long | |"));

        assertThat(unknown(
                        document, "`serai.job.runs`, `serai_job_runs_seconds_max`, `serai.tenant` and `serai.tenants`"))
                .isEmpty();
        assertThat(unknown(document, "See `serai.job.rnus` and `serai_job_runs_total{job=\"run\"}`."))
                .containsExactly("serai.job.rnus", "serai_job_runs_total");
    }

    @Test
    void no_document_names_a_metric_that_is_not_there() throws IOException {
        MetricsDocument document = MetricsDocument.read();
        Set<String> unknown = new TreeSet<>();
        for (Path root : new Path[] {Path.of("docs"), Path.of("deploy"), Path.of("README.md")}) {
            for (String text : texts(root)) {
                unknown.addAll(unknown(document, text));
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> unknown(MetricsDocument document, String text) throws IOException {
        Set<String> unknown = new TreeSet<>();
        SettingNames settings = SettingNames.documented();
        for (String name : found(text, MENTION)) {
            boolean metric = document.rows().containsKey(name)
                    || document.families().stream().anyMatch(name::startsWith);
            if (!metric && !OTHERS.contains(name) && !settings.begin(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private static Set<String> inCode() throws IOException {
        return metersIn(String.join("\n", texts(Path.of("src/main/java"))));
    }

    private static Set<String> metersIn(String java) {
        return found(java, METER);
    }

    private static Set<String> found(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> texts(Path root) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".png"))
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
