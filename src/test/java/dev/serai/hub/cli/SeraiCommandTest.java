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

    @Test
    void a_topology_that_is_broken_is_refused_with_its_place() throws IOException {
        Path file = Files.createDirectories(folder.resolve("policy")).resolve("topology.yaml");
        Files.writeString(file, "needs:\n- { service: shop, of: [cart] }\n- { service: cart, of: [cart] }\n");
        Called check = Called.with("check", folder);
        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).contains(file + ":3:", "a service does not need itself");
        Files.writeString(file, "needs:\n- { service: shop, of: [cart] }\n");
        assertThat(Called.with("check", folder).exit()).isZero();
    }

    private static String shippedSignal() throws IOException {
        return Files.readString(Path.of("routes/policy/signal.yaml"));
    }

    @Test
    void an_alertmanagers_configuration_becomes_files_that_the_hub_takes_and_replaces_none() throws IOException {
        Path configuration = folder.resolve("alertmanager.yml");
        Files.writeString(configuration, "route: { receiver: all, group_by: [alertname] }\n");
        Path overlay = Files.createDirectory(folder.resolve("overlay"));
        Called imported = Called.with("import", "alertmanager", configuration, "--folder", overlay);
        assertThat(imported.exit()).as(imported.err()).isZero();
        assertThat(Called.with("check", overlay, "--strict").out()).isEqualTo("nothing to say\n");
        Path correlation = overlay.resolve("policy/correlation.yaml");
        assertThat(correlation).content().contains("\n  - { name: alertmanager-1, when: ", "\n  - name: condition\n");

        Files.delete(overlay.resolve("policy/suppression.yaml"));
        Called again = Called.with("import", "alertmanager", configuration, "--folder", overlay);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains(correlation + " is there already, and nothing was written");
        assertThat(overlay.resolve("policy/suppression.yaml")).doesNotExist();
        assertThat(Called.with("import", "alertmanager", configuration).out())
                .contains("\n# policy/suppression.yaml\n", "\n# policy/correlation.yaml\n");
    }

    @Test
    void a_replay_names_each_page_that_differs_with_both_traces_and_is_the_same_again() throws IOException {
        Path file = folder.resolve("deliveries.jsonl");
        Files.writeString(file, delivery("00", "firing") + delivery("05", "resolved"));
        Path changed = folder.resolve("changed/policy");
        Files.createDirectories(changed);
        Object[] call = {"replay", "--policy", folder.resolve("changed"), "--against", folder, "--file", file};
        assertThat(Called.with(call).exit()).isZero();
        assertThat(Called.with(call).out()).isEqualTo("1 alert: 1 page before, 1 after; 0 added, 0 removed, 0 moved\n");
        Files.writeString(changed.resolve("signal.yaml"), shippedSignal().replace("medium: 90s", "medium: 10m"));
        Called replay = Called.with(call);
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.out())
                .contains("removed: Slow (cart, medium), fired at 2031-03-05T14:00:00Z")
                .contains("  before: page at 2031-03-05T14:01:30Z, NEW_INCIDENT", "    hold: pass (WAITED)")
                .contains("  after: suppress at 2031-03-05T14:05:00Z, SELF_RESOLVED_IN_HOLD")
                .endsWith("1 alert: 1 page before, 0 after; 0 added, 1 removed, 0 moved\n");
        Object[] json = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(call), java.util.stream.Stream.of("--json"))
                .toArray();
        String once = Called.with(json).out();
        assertThat(Called.with(json).out()).isEqualTo(once);
        assertThat(new ObjectMapper().readTree(once).at("/differences/0/kind").asText())
                .isEqualTo("removed");
    }

    private static String delivery(String minute, String state) {
        return """
                {"kind": "generic", "received_at": "2031-03-05T14:%s:00Z", "payload": {"alerts": [{"title": "Slow", \
                "severity": "medium", "state": "%s", "labels": {"service": "cart", "alertname": "slow"}}]}}
                """
                .formatted(minute, state);
    }

    @Test
    void a_replay_says_which_line_of_its_file_is_no_delivery() throws IOException {
        Path file = folder.resolve("deliveries.jsonl");
        for (String[] wrong : new String[][] {
            {"{\"kind\": \"own\"}", ":1: kind is one of alertmanager, "},
            {"{\"kind\": \"generic\", \"received_at\": \"today\"}", ":1: received_at is a time"},
            {"no JSON", ":1: The body is not acceptable JSON"},
        }) {
            Files.writeString(file, wrong[0] + "\n");
            Called replay = Called.with("replay", "--policy", folder, "--file", file);
            assertThat(replay.exit()).isEqualTo(1);
            assertThat(replay.err()).contains(file + wrong[1]);
        }
        Files.writeString(file, delivery("00", "firing").replace("Slow", ""));
        assertThat(Called.with("replay", "--policy", folder, "--file", file).out())
                .contains("1 deliveries do not fit their kind");
        assertThat(Called.with("replay", "--policy", "/no/such", "--file", file).err())
                .contains("there is no folder /no/such");
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
