package dev.serai.hub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.Hub;
import dev.serai.hub.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class BrokenPolicyIT {

    @TempDir
    Path routes;

    @BeforeEach
    void copy() throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = routes.resolve(shipped.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private void start() {
        new SpringApplicationBuilder(Hub.class)
                .initializers(new TestDatabase())
                .run("--server.port=0", "--serai.routes-dir=" + routes)
                .close();
    }

    @Test
    void a_broken_triage_policy_stops_the_start_with_file_line_and_reason(CapturedOutput output) throws IOException {
        Path triage = routes.resolve("policy/triage.yaml");
        Files.writeString(
                triage,
                "page_from: urgent\ntest_environments: [test]\n"
                        + "flapping: { transitions: 6, window: 30m, page_from: critical, until: 5m }\n");
        assertThatThrownBy(this::start).isInstanceOf(Exception.class);
        assertThat(output)
                .contains(triage + ":1:1: ", "critical", "info")
                .contains(triage + ":3:", "unknown key 'until', allowed are: transitions, window, page_from")
                .contains("Correct the lines above");
    }

    @Test
    void a_policy_that_fails_its_own_test_stops_the_start(CapturedOutput output) throws IOException {
        Path tests = routes.resolve("policy/tests/own.yaml");
        Files.writeString(
                tests,
                "tests:\n- name: info pages\n  alerts: [ { id: mild-one, severity: info } ]\n"
                        + "  expect: { pages: [ { id: mild-one } ] }\n");
        assertThatThrownBy(this::start).isInstanceOf(Exception.class);
        assertThat(output)
                .contains(tests + ":4:3: test 'info pages': mild-one does not page: SEVERITY")
                .contains("Correct the lines above");
    }

    @Test
    void what_is_no_text_stops_no_start_unless_it_is_a_policy(CapturedOutput output) throws IOException {
        Path kamelet = routes.resolve("kamelets/own-action.kamelet.yaml");
        Files.createDirectories(kamelet.getParent());
        for (Path file : List.of(kamelet, routes.resolve("own.camel.yaml"), routes.resolve("notes.txt"))) {
            Files.writeString(file, "# größer\n", StandardCharsets.ISO_8859_1);
        }
        Path misnamed = routes.resolve("kamelets/misnamed-action.kamelet.yaml");
        Files.writeString(
                misnamed, Files.readString(Path.of("src/test/resources/kamelets/test-read-action.kamelet.yaml")));
        start();
        assertThat(output)
                .containsPattern(Pattern.quote(misnamed + ":") + "\\d+: .*its metadata.name is test-read-action")
                .contains(kamelet + ":1: is not UTF-8 text", "own.camel.yaml:1: is not UTF-8 text")
                .doesNotContain("notes.txt");
        Path triage = routes.resolve("policy/triage.yaml");
        Files.writeString(triage, "# größer\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(this::start).isInstanceOf(Exception.class);
        assertThat(output).contains(triage + ":1:1: ");
    }
}
