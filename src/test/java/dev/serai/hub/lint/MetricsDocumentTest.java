package dev.serai.hub.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    void no_document_names_a_metric_that_is_not_there() throws IOException {
        MetricsDocument document = MetricsDocument.read();
        Set<String> unknown = new TreeSet<>();
        for (Path root : new Path[] {Path.of("docs"), Path.of("deploy"), Path.of("README.md")}) {
            for (String name : found(root, MENTION)) {
                boolean metric = document.rows().containsKey(name)
                        || document.families().stream().anyMatch(name::startsWith);
                if (!metric
                        && !OTHERS.contains(name)
                        && !SettingNames.documented().begin(name)) {
                    unknown.add(name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static Set<String> inCode() throws IOException {
        return found(Path.of("src/main/java"), METER);
    }

    private static Set<String> found(Path root, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                pattern.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
