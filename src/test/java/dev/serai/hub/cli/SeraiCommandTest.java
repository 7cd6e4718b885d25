package dev.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What commands do without a hub. */
class SeraiCommandTest {

    @TempDir
    Path folder;

    @Test
    void each_new_file_is_one_that_the_hub_would_take() {
        assertThat(Called.with("new", "source", "uptime", "--folder", folder).out())
                .contains("intake/uptime.camel.yaml", "serai.sources.uptime.kind: uptime");
        assertThat(Called.with("new", "playbook", "ask-it", "--folder", folder).exit())
                .isZero();
        assertThat(Called.with("new", "kamelet", "greet", "--folder", folder).exit())
                .isZero();
        Called check = Called.with("check", folder);
        assertThat(check.out()).isEqualTo("nothing to say\n");
        assertThat(check.exit()).isZero();
    }

    @Test
    void a_file_that_is_there_stays_and_a_name_is_plain() {
        assertThat(Called.with("new", "source", "uptime", "--folder", folder).exit())
                .isZero();
        Called again = Called.with("new", "source", "uptime", "--folder", folder);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
        assertThat(Called.with("new", "source", "../uptime", "--folder", folder).err())
                .contains("lower-case letters");
        assertThat(Called.with("new", "thing", "x").exit()).isEqualTo(2);
    }

    @Test
    void a_policy_that_fails_a_test_is_refused_with_the_test_and_what_differed() throws IOException {
        Path tests = Files.createDirectories(folder.resolve("policy/tests")).resolve("own.yaml");
        Files.writeString(
                tests,
                "tests:\n- name: cart pages\n  alerts: [ { id: cart-down, severity: high, service: cart, ends: 1m } ]\n"
                        + "  expect: { pages: [ { id: cart-down, at: 5m } ] }\n");
        Called check = Called.with("check", folder);
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out())
                .startsWith(tests + ":4:3: test 'cart pages': cart-down pages at 0s, and not at 5m")
                .contains("1 refused, 0 advised");
        Files.writeString(tests, Files.readString(tests).replace("at: 5m", "at: 0s"));
        assertThat(Called.with("check", folder).exit()).isZero();
        Files.writeString(folder.resolve("policy/signal.yaml"), shippedSignal() + "\nstages: [hold, fold]\n");
        assertThat(Called.with("check", folder).out()).contains("no-pages.yaml:", "somebody works on already");
        Files.writeString(folder.resolve("policy/tests/no-pages.yaml"), "# none\n");
        assertThat(Called.with("check", folder).exit()).isZero();
    }

    private static String shippedSignal() throws IOException {
        return Files.readString(Path.of("routes/policy/signal.yaml"));
    }

    @Test
    void what_is_wrong_has_file_line_and_column_in_words_and_as_json() throws IOException {
        Files.writeString(
                folder.resolve("own.camel.yaml"),
                "- route:\n    id: own\n    from:\n      uri: direct:own\n      steps:\n        - to: \"log:x?nope=1\"\n");
        Called check = Called.with("check", folder);
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out())
                .startsWith(folder.resolve("own.camel.yaml") + ":6:11: ")
                .contains("nope Unknown option", "1 refused, 0 advised");
        var json = new ObjectMapper()
                .readTree(Called.with("check", folder, "--json").out());
        assertThat(json.at("/refused").asInt()).isEqualTo(1);
        assertThat(json.at("/findings/0/line").asInt()).isEqualTo(6);
        assertThat(json.at("/findings/0/refused").asBoolean()).isTrue();
    }

    @Test
    void advice_counts_where_it_is_asked_for() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThat(Called.with("check", folder).exit()).isZero();
        assertThat(Called.with("check", folder, "--strict").exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"check,/no/such/folder", "send,..", "send,nobodys", "token,x"})
    void a_mistake_is_answered_in_one_line_without_a_stack_trace(String command, String word) {
        Called called = Called.with(command, word);
        assertThat(called.exit()).isNotZero();
        assertThat(called.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void no_secret_is_an_argument() {
        Stream.of("send", "token")
                .flatMap(name -> all(SeraiCommand.line().getSubcommands().get(name)))
                .flatMap(line -> line.getCommandSpec().options().stream())
                .forEach(option -> assertThat(option.longestName()).doesNotMatch("--(token|password|secret)"));
    }

    static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(SeraiCommandTest::all));
    }

    static Stream<CommandLine> commands() {
        return all(SeraiCommand.line());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void each_command_says_what_it_is(CommandLine line) {
        assertThat(line.getUsageMessage()).contains("Usage: serai");
        assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
        line.getCommandSpec().options().forEach(option -> assertThat(option.description())
                .as(option.longestName())
                .isNotEmpty());
    }

    @Test
    void the_completion_is_a_script_that_bash_takes() throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, Called.with("completion").out());
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source " + script
                                + "; COMP_WORDS=(serai tok); COMP_CWORD=1; _complete_serai; echo \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(bash.getInputStream().readAllBytes())).isEqualTo("token\n");
        assertThat(bash.waitFor()).isZero();
    }

    /** Else the launcher would start a hub instead. */
    @Test
    void the_launcher_knows_each_command() throws IOException {
        String script = Files.readString(Path.of("bin/serai"));
        String words = script.replaceAll("(?s).*\n {2}(check \\|[^)]*)\\).*", "$1");
        assertThat(words.split(" \\| "))
                .containsAll(SeraiCommand.line().getSubcommands().keySet().stream()
                        .filter(name -> !name.matches("start|prepare"))
                        .toList());
    }
}
