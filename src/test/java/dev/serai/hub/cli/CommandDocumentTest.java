package dev.serai.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParseResult;

/** The commands that documents show are commands, and the reference shows each. */
class CommandDocumentTest {

    private static final Path REFERENCE = Path.of("docs/reference/command.md");
    private static final Pattern SHOWN = Pattern.compile("(?m)^[^`|#\\n]*?\\bbin/serai ([^\\n)`]*)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    static Stream<String> shown() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .flatMap(file -> SHOWN.matcher(text(file)).results())
                    .map(found -> found.group(1).strip())
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void each_command_of_a_document_is_one(String command) {
        ParseResult parsed = SeraiCommand.line().parseArgs(words(command));
        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @Test
    void the_reference_shows_each_command() {
        List<String> found = Pattern.compile("bin/serai (\\w+( (create|list|revoke|export|verify|alertmanager))?)")
                .matcher(text(REFERENCE))
                .results()
                .map(match -> match.group(1))
                .toList();
        List<String> known = new ArrayList<>();
        SeraiCommand.line().getSubcommands().forEach((name, line) -> {
            if (line.getSubcommands().isEmpty()) {
                known.add(name);
            }
            line.getSubcommands().keySet().forEach(inner -> known.add(name + " " + inner));
        });
        known.removeAll(List.of("start", "prepare", "help"));
        assertThat(found).containsAll(known);
    }

    private static String[] words(String command) {
        Matcher found = WORD.matcher(command.replaceFirst(" *[|>].*", ""));
        return found.results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .toArray(String[]::new);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
